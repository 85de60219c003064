import type OpenAI from "openai";
import { z } from "zod";
import { picturedIn, priceCounted, readPictureAnswer } from "../clip-jobs/read-picture.ts";
import type { ClipMaker, ClipOrder } from "../contracts/clip-maker.ts";
import type { EffectOutcome } from "../contracts/effect.ts";
import {
  createPictureMaker,
  type NotPictured,
  PICTURE_MS,
  type Pictured,
} from "../contracts/picture-effect.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { classifyThrown } from "../http/classify-submit.ts";
import { missingModel } from "../http/missing-model.ts";
import { vendorAnswer } from "../http/vendor-answer.ts";
import { isModerated } from "./moderated.ts";
import { openClient, rulesOf } from "./openai-client.ts";
import { OPENAI } from "./openai-server.ts";
import { isOnlyPages } from "./probed-model.ts";

/** Longer than the effect's own, which ends first. */
const TIMEOUT_MS = PICTURE_MS + 20_000;

/** `images/generations` of the GPT Image models, which send their picture in the answer itself. */
export function createOpenAiPictures(parts: VendorParts): ClipMaker {
  return createPictureMaker({
    providerId: OPENAI,
    ask: async (order, signal) => await askOnce(parts, order, signal),
    isOnlyPages: isOnlyPages(parts),
  });
}

async function askOnce(
  parts: VendorParts,
  order: ClipOrder,
  signal: AbortSignal,
): Promise<EffectOutcome | Pictured | NotPictured> {
  const line = await parts.line();
  const client = await openClient(parts.baseUrl, line);
  const rules = rulesOf(parts, line, signal);
  try {
    const response = await client.images
      .generate(bodyOf(order), { signal, timeout: TIMEOUT_MS })
      .asResponse();
    const answer = vendorAnswer(response, await response.text());
    return readPictureAnswer(answer, (json) => readImages(json, order), rules);
  } catch (error) {
    const outcome = missingModel(error, order.model, rules) ?? classifyThrown(error, rules);
    return outcome.kind === "refused" && isModerated(error) ? { ...outcome, code: "moderated" } : outcome;
  }
}

function bodyOf({
  model,
  prompt,
  width,
  height,
  quality,
}: ClipOrder): OpenAI.Images.ImageGenerateParamsNonStreaming {
  return {
    model,
    prompt,
    n: 1,
    size: `${width}x${height}`,
    ...(quality === undefined ? {} : { quality }),
    // A photograph as PNG is four times as long to wait for, and looks the same in a film.
    output_format: "jpeg",
    background: "opaque",
  };
}

const Tokens = z.number().int().min(0);
const Images = z.object({
  data: z.array(z.object({ b64_json: z.string().min(1) })).length(1),
  usage: z.object({ input_tokens: Tokens, output_tokens: Tokens }).nullish(),
});

function readImages(json: unknown, order: ClipOrder): Pictured {
  const { data, usage } = Images.parse(json);
  const counted = usage && { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens };
  return picturedIn(data[0]?.b64_json ?? "", priceCounted(counted ?? undefined, order));
}
