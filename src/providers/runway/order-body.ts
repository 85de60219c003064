import { dataUriOf, secondsOf, seedOf } from "../clip-jobs/order-facts.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";

/** Models that make sound unless they are told not to: it costs, and the studio's own is what is heard. */
const SPEAKS = /^(?:veo3|seedance2|wan3)/;
const PROMPT_LENGTH_MAX = 1_000;
const LONG_PROMPT_LENGTH_MAX = 3_500;
const IMAGE_BYTES_MAX = 5 * 1024 * 1024;

/** @runwayml/sdk 4.20.1, resources/text-to-video and image-to-video. */
export function orderBody(order: ClipOrder): { path: string; body: Record<string, unknown> } {
  const { model, prompt, width, height, reference } = order;
  const body = {
    model,
    promptText: prompt,
    ratio: `${width}:${height}`,
    duration: secondsOf(order),
    ...(SPEAKS.test(model) ? { audio: false } : {}),
    ...seedOf(order),
  };
  if (reference === undefined) return { path: "/v1/text_to_video", body };
  return { path: "/v1/image_to_video", body: { ...body, promptImage: dataUriOf(reference) } };
}

export function flawOf({ model, prompt, reference }: ClipOrder): string | undefined {
  const lengthMax = model.startsWith("seedance2") ? LONG_PROMPT_LENGTH_MAX : PROMPT_LENGTH_MAX;
  if (prompt.length > lengthMax)
    return `the prompt has ${prompt.length} characters, ${model} takes ${lengthMax}`;
  if (reference !== undefined && reference.bytes.byteLength * (4 / 3) > IMAGE_BYTES_MAX)
    return `the reference picture is larger than the ${IMAGE_BYTES_MAX} bytes that runway takes`;
  return undefined;
}
