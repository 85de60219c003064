import { z } from "zod";
import { type AskApi, apiOf } from "../clip-jobs/api-of.ts";
import type { Asking } from "../clip-jobs/clip-jobs.ts";
import { clipsAndPictures } from "../clip-jobs/clips-and-pictures.ts";
import { createClipMaker } from "../clip-jobs/create-clip-maker.ts";
import type { JobNews } from "../clip-jobs/job-news.ts";
import { checkAnswer, readAnswer } from "../clip-jobs/read-answer.ts";
import { PICTURE_MS } from "../contracts/picture-effect.ts";
import type { Vendor, VendorDefinition, VendorLine, VendorParts } from "../contracts/vendor.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { findFile } from "./find-file.ts";
import { geminiPictures } from "./gemini-pictures.ts";
import { orderInteraction } from "./order-interaction.ts";
import { verdictOnLimit, withPlainStatus } from "./plain-status.ts";
import { Interaction, isAboutSafety, readInteraction } from "./read-interaction.ts";

const ID = "gemini";
const KEY_NAME = "GEMINI_API_KEY";

/**
 * Omni by the Interactions API, pictures by `generateContent`. Neither has a list: an answer that was lost is for a person to
 * look up, by the labels of a clip.
 */
export const gemini: VendorDefinition = {
  id: ID,
  title: "Gemini",
  contracts: ["video", "image"],
  baseUrl: "https://generativelanguage.googleapis.com",
  keys: [KEY_NAME],
  operationOf: (method, url) =>
    `${method} ${url.pathname.replace(/\/(interactions|files)\/[^/:]+/, "/$1/*")}`,
  open,
};

const Created = z.object({ id: z.string().min(1) });
const Models = z.object({ models: z.array(z.unknown()).nullish() });

function open(parts: VendorParts): Vendor {
  const { baseUrl } = parts;
  const api = { providerId: ID, baseUrl, headersOf: ({ key }: VendorLine) => ({ "x-goog-api-key": key }) };
  const ask = plainly(apiOf(api));
  const pictures = geminiPictures(parts, {
    providerId: ID,
    keyName: KEY_NAME,
    // The effect's own limit ends first.
    ask: plainly(apiOf({ ...api, timeoutMs: PICTURE_MS + 20_000 })),
  });
  const freeQuestion = async (asking: Asking) => await ask(asking, "GET", "/v1beta/models?pageSize=1");
  const interactionOf = (handle: string): string => `/v1beta/interactions/${encodeURIComponent(handle)}`;
  return {
    clipMaker: clipsAndPictures(
      createClipMaker({
        providerId: ID,
        keyName: KEY_NAME,
        parts,
        makes: ["video"],
        send: async (order, key, asking) =>
          await ask(asking, "POST", "/v1beta/interactions", { body: orderInteraction(order, key) }),
        statuses: { 429: verdictOnLimit },
        freeQuestion,
        handleOf: (json) => Created.parse(json).id,
        isModerated: (answer) => isAboutSafety(vendorMessage(answer)),
        newsOf: async (handle, order, asking): Promise<JobNews> => {
          const answer = await ask(asking, "GET", `${interactionOf(handle)}?stream=false`);
          const news = readInteraction(readAnswer(answer, placeOf(asking), Interaction), order);
          if (news.state !== "made") return news;
          const { video, costUsdMicros } = news;
          const cost = costUsdMicros === undefined ? {} : { costUsdMicros };
          if ("bytes" in video) return { state: "ready", clip: video, ...cost };
          const found = await findFile(video.uri, { baseUrl, ask, asking, place: placeOf(asking) });
          if (found.state === "ready") return { ...found, ...cost };
          // It was made, whatever became of it.
          return found.state === "failed"
            ? { ...found, costUsdMicros: order.estimateUsdMicros, ...cost }
            : found;
        },
        cancel: async (handle, asking) =>
          checkAnswer(await ask(asking, "POST", `${interactionOf(handle)}/cancel`), placeOf(asking)),
      }),
      pictures,
    ),
    async probe(signal) {
      const asking = { line: await parts.line(), signal };
      const answer = await freeQuestion(asking);
      readAnswer(answer, placeOf(asking), Models);
      return { message: "the key is good: gemini lists its models", costUsdMicros: 0 };
    },
  };
}

const plainly =
  (ask: AskApi): AskApi =>
  async (...question) =>
    withPlainStatus(await ask(...question));

const placeOf = ({ line }: Asking) => ({ providerId: ID, keyName: KEY_NAME, secrets: [line.key] });
