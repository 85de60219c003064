import { apiOf } from "../clip-jobs/api-of.ts";
import type { Asking, VendorAnswer } from "../clip-jobs/clip-jobs.ts";
import { createClipMaker } from "../clip-jobs/create-clip-maker.ts";
import { checkAnswer, readAnswer, requireJson } from "../clip-jobs/read-answer.ts";
import type { Vendor, VendorDefinition, VendorParts } from "../contracts/vendor.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { orderInput } from "./order-input.ts";
import { isModerated, Output, RequestStatus, readFailure, readOutput, readStatus } from "./read-request.ts";
import { handleOfAccepted, urlsOfHandle } from "./request-urls.ts";

const ID = "fal";
const KEY_NAME = "FAL_KEY";
/** The queue would repeat a request by itself, and a repeated one may be billed again. */
const ONCE = { "x-fal-no-retry": "1" };
const NO_REQUEST = "/fal-ai/flux/requests/00000000-0000-4000-8000-000000000000/status";

/** fal's queue: the widest choice of models behind one key. It tells no costs: the catalogue's price is what is counted. */
export const fal: VendorDefinition = {
  id: ID,
  title: "fal",
  contracts: ["video", "image"],
  baseUrl: "https://queue.fal.run",
  keys: [KEY_NAME],
  operationOf: (method, url) => `${method} ${url.pathname.replace(/\/requests\/[^/]+/, "/requests/*")}`,
  open,
};

function open(parts: VendorParts): Vendor {
  const { baseUrl } = parts;
  const ask = apiOf({
    providerId: ID,
    baseUrl,
    headersOf: ({ key }) => ({ authorization: `Key ${key}` }),
  });
  const freeQuestion = async (asking: Asking) => await ask(asking, "GET", NO_REQUEST);
  return {
    clipMaker: createClipMaker({
      providerId: ID,
      keyName: KEY_NAME,
      parts,
      makes: ["video", "image"],
      send: async (order, _key, asking) => {
        const path = order.model.split("/").map(encodeURIComponent).join("/");
        return await ask(asking, "POST", `/${path}`, { body: orderInput(order), headers: ONCE });
      },
      statuses: { 403: (answer) => (isOutOfCredit(answer) ? "credit-gone" : undefined) },
      freeQuestion,
      handleOf: (json, { model }) => handleOfAccepted(json, { baseUrl, model }),
      isModerated: (answer) => isModerated(answer),
      newsOf: async (handle, { model, estimateUsdMicros }, asking) => {
        const urls = urlsOfHandle(handle, { baseUrl, model });
        const place = placeOf(asking);
        const status = readAnswer(await ask(asking, "GET", urls.status_url), place, RequestStatus);
        const news = readStatus(status);
        if (news) return news;
        const answer = await ask(asking, "GET", urls.response_url);
        return (
          readFailure(answer, status, estimateUsdMicros) ?? readOutput(readAnswer(answer, place, Output))
        );
      },
      cancel: async (handle, asking) => {
        const { cancel_url } = urlsOfHandle(handle, { baseUrl, model: undefined });
        const answer = await ask(asking, "PUT", cancel_url);
        if (!/ALREADY_COMPLETED/.test(answer.text)) checkAnswer(answer, placeOf(asking));
      },
    }),
    async probe(signal) {
      const asking = { line: await parts.line(), signal };
      const answer = await freeQuestion(asking);
      if (answer.status !== 404) checkAnswer(answer, placeOf(asking));
      requireJson(answer, placeOf(asking));
      return {
        message: "the key is good: fal says that a request which never was does not exist",
        costUsdMicros: 0,
      };
    },
  };
}

const placeOf = ({ line }: Asking) => ({ providerId: ID, keyName: KEY_NAME, secrets: [line.key] });

function isOutOfCredit(answer: VendorAnswer): boolean {
  return /balance|billing|credit/i.test(vendorMessage(answer));
}
