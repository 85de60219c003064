import { base64Of } from "../clip-jobs/order-facts.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";

/** A picture as `generateContent` takes it: a shape, and a size in Google's own steps. */
export function orderContent(order: ClipOrder): Record<string, unknown> {
  const { prompt, reference } = order;
  const looksLike =
    reference === undefined
      ? []
      : [{ inlineData: { mimeType: reference.mediaType, data: base64Of(reference) } }];
  return {
    contents: [{ role: "user", parts: [...looksLike, { text: prompt }] }],
    generationConfig: {
      responseModalities: ["IMAGE"],
      imageConfig: { aspectRatio: "9:16", imageSize: stepOf(order) },
    },
  };
}

/** By the shorter side, which is 768 at 1K. */
function stepOf({ width, height }: ClipOrder): "1K" | "2K" | "4K" {
  const shorter = Math.min(width, height);
  if (shorter <= 768) return "1K";
  return shorter <= 1536 ? "2K" : "4K";
}
