import { z } from "zod";
import { formatUsd } from "../../core/money.ts";
import { apiOf } from "../clip-jobs/api-of.ts";
import type { Asking } from "../clip-jobs/clip-jobs.ts";
import { createClipMaker } from "../clip-jobs/create-clip-maker.ts";
import { checkAnswer, readAnswer } from "../clip-jobs/read-answer.ts";
import type { Vendor, VendorDefinition, VendorParts } from "../contracts/vendor.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { flawOf, orderBody } from "./order-body.ts";
import { readTask, Task, worthOf } from "./read-task.ts";

const ID = "runway";
const KEY_NAME = "RUNWAYML_API_SECRET";
const API_VERSION = "2024-11-06";

/** Its output addresses die within a day or two; asking for the task again gives fresh ones. */
export const runway: VendorDefinition = {
  id: ID,
  title: "Runway",
  contracts: ["video"],
  baseUrl: "https://api.dev.runwayml.com",
  keys: [KEY_NAME],
  operationOf: (method, url) => `${method} ${url.pathname.replace(/\/tasks\/[^/]+/, "/tasks/*")}`,
  open,
};

const Created = z.object({ id: z.string().min(1) });
const Quoted = z.object({ estimatedCost: z.object({ credits: z.number().min(0) }) });
const Organization = z.object({ creditBalance: z.number() });

function open(parts: VendorParts): Vendor {
  const ask = apiOf({
    providerId: ID,
    baseUrl: parts.baseUrl,
    headersOf: ({ key }) => ({ authorization: `Bearer ${key}`, "x-runway-version": API_VERSION }),
  });
  const freeQuestion = async (asking: Asking) => await ask(asking, "GET", "/v1/organization");
  const taskOf = (handle: string): string => `/v1/tasks/${encodeURIComponent(handle)}`;
  return {
    clipMaker: createClipMaker({
      providerId: ID,
      keyName: KEY_NAME,
      parts,
      makes: ["video"],
      flawOf,
      send: async (order, _key, asking) => {
        const { path, body } = orderBody(order);
        return await ask(asking, "POST", path, { body });
      },
      statuses: { 400: (answer) => (/credit/i.test(vendorMessage(answer)) ? "credit-gone" : undefined) },
      freeQuestion,
      handleOf: (json) => Created.parse(json).id,
      quoteOf: (json) => {
        const { data } = Quoted.safeParse(json);
        return data && worthOf(data.estimatedCost.credits);
      },
      isModerated: (answer) => /safety|moderat/i.test(vendorMessage(answer)),
      newsOf: async (handle, order, asking) => {
        const answer = await ask(asking, "GET", taskOf(handle));
        return readTask(readAnswer(answer, placeOf(asking), Task), order.estimateUsdMicros);
      },
      cancel: async (handle, asking) =>
        checkAnswer(await ask(asking, "DELETE", taskOf(handle)), placeOf(asking)),
    }),
    async probe(signal) {
      const asking = { line: await parts.line(), signal };
      const answer = await freeQuestion(asking);
      const { creditBalance } = readAnswer(answer, placeOf(asking), Organization);
      return {
        message: `the account holds ${creditBalance} credits (${formatUsd(worthOf(creditBalance))})`,
        costUsdMicros: 0,
      };
    },
  };
}

const placeOf = ({ line }: Asking) => ({ providerId: ID, keyName: KEY_NAME, secrets: [line.key] });
