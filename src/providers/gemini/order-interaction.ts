import { base64Of, resolutionOf, secondsOf } from "../clip-jobs/order-facts.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";

/** A clip of Omni's as the Interactions API takes it. A length is a text with its unit: a number is refused, none costs ten seconds. */
export function orderInteraction(order: ClipOrder): Record<string, unknown> {
  const { model, prompt, reference } = order;
  const input =
    reference === undefined
      ? prompt
      : [
          { type: "image", data: base64Of(reference), mime_type: reference.mediaType },
          { type: "text", text: prompt },
        ];
  return {
    model,
    input,
    // Without it the request itself would last as long as the clip is made.
    background: true,
    response_format: {
      type: "video",
      delivery: "uri",
      aspect_ratio: "9:16",
      resolution: resolutionOf(order),
      duration: `${secondsOf(order)}s`,
    },
    generation_config: {
      video_config: { task: reference === undefined ? "text_to_video" : "reference_to_video" },
    },
  };
}
