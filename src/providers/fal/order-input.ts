import { resolutionOf, secondsOf, seedOf } from "../clip-jobs/order-facts.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";

type Input = Record<string, unknown>;

/**
 * What a model of fal's is given. Each has fields of its own (fal.ai/models/<model>/llms.txt): a length is a text with its
 * unit at Veo, a number elsewhere; sound is left out where it can be, it costs and the studio's own is what is heard.
 */
export function orderInput(order: ClipOrder): Input {
  const { model, prompt, makes, width, height } = order;
  if (makes === "image") return { prompt, image_size: { width, height }, num_images: 1, ...seedOf(order) };
  const seconds = secondsOf(order);
  const upright = { prompt, aspect_ratio: "9:16", resolution: resolutionOf(order) };
  if (/^fal-ai\/veo\d/.test(model))
    return { ...upright, duration: `${seconds}s`, generate_audio: false, ...seedOf(order) };
  return { ...upright, duration: seconds, ...seedOf(order) };
}
