import type { AskApi } from "../clip-jobs/api-of.ts";
import { readPictureAnswer } from "../clip-jobs/read-picture.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";
import type { EffectOutcome } from "../contracts/effect.ts";
import type { NotPictured, Pictured, PictureParts } from "../contracts/picture-effect.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { classifyThrown, type SubmitRules } from "../http/classify-submit.ts";
import { answersWithPage } from "../http/only-pages.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { orderContent } from "./order-content.ts";
import { verdictOnLimit } from "./plain-status.ts";
import { readContent } from "./read-content.ts";
import { isAboutSafety } from "./read-interaction.ts";

export interface GeminiPlace {
  providerId: string;
  keyName: string;
  ask: AskApi;
}

/** `generateContent` of the image models, which send their picture in the answer itself. */
export function geminiPictures(parts: VendorParts, place: GeminiPlace): PictureParts {
  return {
    providerId: place.providerId,
    ask: async (order, signal) => await askOnce(parts, place, order, signal),
    isOnlyPages: async (signal) =>
      await answersWithPage(
        async () => await place.ask({ line: await parts.line(), signal }, "GET", "/v1beta/models?pageSize=1"),
        signal,
      ),
  };
}

async function askOnce(
  parts: VendorParts,
  { providerId, keyName, ask }: GeminiPlace,
  order: ClipOrder,
  signal: AbortSignal,
): Promise<EffectOutcome | Pictured | NotPictured> {
  const line = await parts.line();
  const statuses = { 429: verdictOnLimit };
  const rules: SubmitRules = {
    providerId,
    keyName,
    clock: parts.clock,
    secrets: [line.key],
    statuses,
    signal,
  };
  const path = `/v1beta/models/${encodeURIComponent(order.model)}:generateContent`;
  let answer: VendorAnswer;
  try {
    answer = await ask({ line, signal }, "POST", path, { body: orderContent(order) });
  } catch (error) {
    return classifyThrown(error, rules);
  }
  const outcome = readPictureAnswer(answer, (json) => readContent(json, order), rules);
  const isModerated = outcome.kind === "refused" && isAboutSafety(vendorMessage(answer));
  return isModerated ? { ...outcome, code: "moderated" } : outcome;
}
