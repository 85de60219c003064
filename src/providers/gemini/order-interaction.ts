import { base64Of, resolutionOf, secondsOf } from "../clip-jobs/order-facts.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";

/**
 * A clip of Omni's as the Interactions API takes it, labelled with its effect's key for whoever looks for one whose answer was
 * lost. A length is a text with its unit: a number is refused, none costs ten seconds.
 */
export function orderInteraction(order: ClipOrder, key: string): Record<string, unknown> {
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
    labels: labelsOf(key),
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

/** The job and what of it. */
function labelsOf(key: string): { viral_job: string; viral_part: string } {
  const end = key.indexOf("/");
  return { viral_job: labelled(key.slice(0, end)), viral_part: labelled(key.slice(end + 1)) };
}

const LABEL_LENGTH_MAX = 63;

/** Google's labels are of small letters, digits, `_` and `-`. */
const labelled = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "-")
    .slice(0, LABEL_LENGTH_MAX);
