import { base64Of, resolutionOf, secondsOf, seedOf } from "../clip-jobs/order-facts.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";

/** One silent clip of Veo's, sent back within the answer: no bucket of the user's is wanted. */
export function orderInstance(order: ClipOrder): Record<string, unknown> {
  const { prompt, reference } = order;
  const image = reference && { bytesBase64Encoded: base64Of(reference), mimeType: reference.mediaType };
  return {
    instances: [{ prompt, ...(image ? { image } : {}) }],
    parameters: {
      sampleCount: 1,
      durationSeconds: secondsOf(order),
      aspectRatio: "9:16",
      resolution: resolutionOf(order),
      generateAudio: false,
      ...seedOf(order),
    },
  };
}
