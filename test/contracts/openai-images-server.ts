import { z } from "zod";
import { brokenBody, brokenHeaders, type ClipVendorServer } from "./clip-vendor-server.ts";
import type { ContractReply } from "./contract-server.ts";
import { pictureServer } from "./picture-server.ts";

const MODELS = ["gpt-image-2.6-flare", "gpt-image-2.6-sunburst"];
const STEP = 16;

/** Of `POST /v1/images/generations` (openai 6.49.0), as far as the GPT Image models take it. */
const Body = z.strictObject({
  model: z.string().min(1),
  prompt: z.string().min(1).max(32_000),
  n: z.literal(1).optional(),
  size: z
    .string()
    .regex(/^\d+x\d+$/)
    .refine(isOnOffer, "no size on offer"),
  quality: z.enum(["low", "medium", "high", "auto"]).optional(),
  output_format: z.enum(["png", "jpeg", "webp"]).optional(),
  background: z.enum(["transparent", "opaque", "auto"]).optional(),
});

/** What is counted for each picture. */
export const IMAGE_TOKENS = { input: 60, output: 988 };

/** OpenAI's images on loopback: they come in turns. It knows one key. */
export async function openAiImagesServer(
  files: Buffer | readonly Buffer[],
  key: string,
): Promise<ClipVendorServer> {
  const [...turns] = Buffer.isBuffer(files) ? [files] : files;
  return await pictureServer({
    route: {
      path: /^(?:\/v1)?\/images\/generations$/,
      violations: (request) => [
        ...brokenHeaders(request, { authorization: /^Bearer \S+$/ }),
        ...brokenBody(Body, request),
      ],
    },
    refusalOf({ headers, json }) {
      if (headers.authorization !== `Bearer ${key}`) return refusals["bad key"];
      const { model } = Body.parse(json);
      return MODELS.includes(model)
        ? undefined
        : failure(404, "invalid_request_error", "model_not_found", `The model ${model} does not exist.`);
    },
    promptOf: (json) => Body.parse(json).prompt,
    answer: (end) => {
      if (end === "moderated") return refusals.moderated;
      const file = turns.shift();
      if (file) turns.push(file);
      const data = end === "done" ? [{ b64_json: file?.toString("base64") }] : [];
      return { status: 200, json: { ...HEAD, data } };
    },
    refusals,
    refuse: (status, problems) => failure(status, "invalid_request_error", "contract", problems.join("; ")),
  });
}

function isOnOffer(size: string): boolean {
  const [width = 0, height = 0] = size.split("x").map(Number);
  const ratio = width / height;
  return width % STEP === 0 && height % STEP === 0 && ratio >= 1 / 3 && ratio <= 3 && width * height <= 8.3e6;
}

const HEAD = {
  created: 1_795_000_000,
  background: "opaque",
  output_format: "jpeg",
  usage: {
    input_tokens: IMAGE_TOKENS.input,
    input_tokens_details: { image_tokens: 0, text_tokens: IMAGE_TOKENS.input },
    output_tokens: IMAGE_TOKENS.output,
    total_tokens: IMAGE_TOKENS.input + IMAGE_TOKENS.output,
  },
};

const failure = (
  status: number,
  type: string,
  code: string | null,
  message: string,
  more: object = {},
): ContractReply => ({ status, json: { error: { message, type, param: null, code, ...more } } });

const refusals: ClipVendorServer["refusals"] = {
  throttled: {
    ...failure(429, "requests", "rate_limit_exceeded", "Rate limit reached for images per minute."),
    headers: { "retry-after": "12" },
  },
  "out of credit": failure(429, "insufficient_quota", "insufficient_quota", "You exceeded your quota."),
  moderated: failure(
    400,
    "image_generation_user_error",
    "moderation_blocked",
    "Your request was rejected by the safety system. safety_violations=[violence].",
    { moderation_details: { moderation_stage: "output", categories: ["violence"] } },
  ),
  "bad request": failure(400, "invalid_request_error", "invalid_value", "Invalid size."),
  "bad key": failure(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided."),
  overloaded: failure(503, "server_error", null, "The engine is currently overloaded."),
};
