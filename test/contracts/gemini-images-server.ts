import { z } from "zod";
import { brokenBody, brokenHeaders, type ClipVendorServer } from "./clip-vendor-server.ts";
import type { ContractReply } from "./contract-server.ts";
import { pictureServer } from "./picture-server.ts";

const Body = z.strictObject({
  contents: z
    .array(
      z.strictObject({
        role: z.literal("user"),
        parts: z
          .array(
            z.union([
              z.strictObject({ text: z.string().min(1) }),
              z.strictObject({
                inlineData: z.strictObject({ mimeType: z.string(), data: z.base64() }),
              }),
            ]),
          )
          .min(1),
      }),
    )
    .length(1),
  generationConfig: z.strictObject({
    responseModalities: z.array(z.enum(["TEXT", "IMAGE"])),
    imageConfig: z.strictObject({
      aspectRatio: z.enum(["1:1", "2:3", "3:2", "3:4", "4:3", "9:16", "16:9", "21:9"]),
      imageSize: z.enum(["1K", "2K", "4K"]),
    }),
  }),
});

/** What is counted for each picture, and for each that was refused. */
export const CONTENT_TOKENS = { prompt: 40, picture: 1_120, thoughts: 80 };

/** Gemini's `generateContent` of image models on loopback. It knows one key. */
export async function geminiImagesServer(file: Buffer, key: string): Promise<ClipVendorServer> {
  return await pictureServer({
    route: {
      path: "/v1beta/models/gemini-nano-banana-2.1:generateContent",
      violations: (request) => [
        ...brokenHeaders(request, { "x-goog-api-key": /^\S+$/ }),
        ...brokenBody(Body, request),
        ...(request.query.size === 0 ? [] : ["there is a query"]),
      ],
    },
    refusalOf: ({ headers }) => (headers["x-goog-api-key"] === key ? undefined : refusals["bad key"]),
    promptOf: (json) =>
      Body.parse(json)
        .contents.flatMap(({ parts }) => parts)
        .map((part) => ("text" in part ? part.text : ""))
        .join(""),
    answer(end) {
      if (end === "moderated") return content({ finishReason: "IMAGE_SAFETY", finishMessage: REFUSAL }, 0);
      if (end === "failed") return content({ content: said("I drew nothing."), finishReason: "NO_IMAGE" }, 0);
      const inlineData = { mimeType: "image/jpeg", data: file.toString("base64") };
      const parts = [
        { text: "A sketch first.", thought: true },
        { inlineData, thoughtSignature: "AbC=" },
      ];
      return content(
        { content: { role: "model", parts }, finishReason: "STOP", index: 0 },
        CONTENT_TOKENS.picture,
      );
    },
    refusals,
    refuse: (status, problems) => failure(status, "INVALID_ARGUMENT", problems.join("; ")),
  });
}

const REFUSAL = "The picture could not be shown: it goes against the policies.";
const said = (text: string) => ({ role: "model", parts: [{ text }] });

function content(candidate: object, pictureTokens: number): ContractReply {
  const { prompt, thoughts } = CONTENT_TOKENS;
  return {
    status: 200,
    json: {
      candidates: [candidate],
      usageMetadata: {
        promptTokenCount: prompt,
        candidatesTokenCount: pictureTokens,
        thoughtsTokenCount: thoughts,
        totalTokenCount: prompt + pictureTokens + thoughts,
      },
      modelVersion: "gemini-nano-banana-2.1",
      responseId: "r1",
    },
  };
}

const failure = (code: number, status: string, message: string, details?: object[]): ContractReply => ({
  status: code,
  json: { error: { code, status, message, ...(details ? { details } : {}) } },
});

const refusals: ClipVendorServer["refusals"] = {
  throttled: failure(429, "RESOURCE_EXHAUSTED", "Quota exceeded; check your plan and billing details.", [
    { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "9s" },
  ]),
  "out of credit": failure(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted."),
  moderated: failure(400, "INVALID_ARGUMENT", "The prompt was blocked by our safety filters."),
  "bad request": failure(400, "INVALID_ARGUMENT", "Invalid aspect ratio."),
  "bad key": failure(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", [
    { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" },
  ]),
  overloaded: failure(503, "UNAVAILABLE", "The model is overloaded."),
};
