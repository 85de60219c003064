import { z } from "zod";
import { apiOf } from "../clip-jobs/api-of.ts";
import type { Asking, VendorAnswer } from "../clip-jobs/clip-jobs.ts";
import { createClipMaker } from "../clip-jobs/create-clip-maker.ts";
import { checkAnswer, readAnswer, requireJson } from "../clip-jobs/read-answer.ts";
import type { Vendor, VendorDefinition, VendorParts } from "../contracts/vendor.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { bearerTokens } from "./bearer-token.ts";
import { addressOf, locationOf, modelOfOperation, modelPath } from "./model-path.ts";
import { orderInstance } from "./order-instance.ts";
import { isAboutSafety, Operation, readOperation } from "./read-operation.ts";
import { KEY_NAME } from "./service-account.ts";

const ID = "vertex";
const TOKEN_BASE_URL = "https://oauth2.googleapis.com";
/** Eight seconds in 1080 lines are some 30 MB, and as text a third more. */
const ANSWER_BYTES_MAX = 128 * 1024 * 1024;
const ANSWER_MS = 300_000;
const PROBED_MODEL = "veo-3.1-fast-generate-001";
const NO_OPERATION = "00000000-0000-4000-8000-000000000000";

/** Veo on Google Cloud. The key is the path of a service account's file; clips come within the answer, not by a bucket. */
export const vertex: VendorDefinition = {
  id: ID,
  title: "Vertex AI",
  contracts: ["video"],
  baseUrl: addressOf({}),
  addressOf,
  keys: [KEY_NAME],
  isKeyFile: true,
  settings: {
    project: "the Google Cloud project; the service account's own when it is not set",
    region: "where models run, and so which address is asked: us-central1 when unset, or global",
    tokenBaseUrl: "where access tokens are had",
  },
  extraBaseUrls: { tokenBaseUrl: TOKEN_BASE_URL },
  answerBytesMax: ANSWER_BYTES_MAX,
  operationOf: (method, url) => `${method} ${url.pathname.replace(/^.*(?=\/models\/)/, "")}`,
  open,
};

const Started = z.object({ name: z.string().min(1) });

function open(parts: VendorParts): Vendor {
  const { baseUrl, settings, clock } = parts;
  const tokens = bearerTokens({
    providerId: ID,
    tokenBaseUrl: settings["tokenBaseUrl"] ?? TOKEN_BASE_URL,
    clock,
  });
  const location = locationOf(baseUrl, settings["region"]);
  const send = apiOf({
    providerId: ID,
    baseUrl,
    headersOf: () => ({}),
    maxBytes: ANSWER_BYTES_MAX,
    timeoutMs: ANSWER_MS,
  });

  /** Asks once, with a token; where may depend on the account's own project. */
  async function ask(
    asking: Asking,
    questionOf: (projectId: string) => { path: string; body: object },
  ): Promise<VendorAnswer> {
    const { token, projectId } = await tokens.access(asking.line);
    asking.signal?.throwIfAborted();
    const { path, body } = questionOf(settings["project"] ?? projectId);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await send(asking, "POST", `/v1beta1/${path}`, { body, headers });
    if (answer.status === 401) tokens.forget();
    return answer;
  }

  const placeOf = ({ line }: Asking) => ({
    providerId: ID,
    keyName: KEY_NAME,
    secrets: [line.key, ...tokens.held()],
  });

  return {
    clipMaker: createClipMaker({
      providerId: ID,
      keyName: KEY_NAME,
      parts,
      secrets: () => tokens.held(),
      makes: ["video"],
      send: async (order, _key, asking) =>
        await ask(asking, (project) => ({
          path: `${modelPath(project, location, order.model)}:predictLongRunning`,
          body: orderInstance(order),
        })),
      statuses: {
        403: (answer) => (/billing/i.test(vendorMessage(answer)) ? "credit-gone" : undefined),
      },
      handleOf: (json) => Started.parse(json).name,
      isModerated: (answer) => isAboutSafety(vendorMessage(answer)),
      newsOf: async (handle, _order, asking) => {
        const question = questionAbout(handle.trim());
        const answer = await ask(asking, () => question);
        return readOperation(readAnswer(answer, placeOf(asking), Operation));
      },
    }),
    async probe(signal) {
      const asking = { line: await parts.line(), signal };
      const answer = await ask(asking, (project) =>
        questionAbout(`${modelPath(project, location, PROBED_MODEL)}/operations/${NO_OPERATION}`),
      );
      if (answer.status !== 404 && answer.status !== 400) checkAnswer(answer, placeOf(asking));
      requireJson(answer, placeOf(asking));
      return {
        message: "the account is good: vertex answers a question about no operation",
        costUsdMicros: 0,
      };
    },
  };
}

function questionAbout(operationName: string): { path: string; body: object } {
  return { path: `${modelOfOperation(operationName)}:fetchPredictOperation`, body: { operationName } };
}
