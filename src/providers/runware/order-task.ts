import { dataUriOf, secondsOf, seedOf } from "../clip-jobs/order-facts.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";

/** One job as Runware takes it; sound stays off where a model has it switched, which is how they come. */
export function orderTask(order: ClipOrder, uuid: string): Record<string, unknown> {
  const { model, prompt, width, height, reference } = order;
  const image = reference && { image: dataUriOf(reference), frame: "first" };
  return {
    taskType: "videoInference",
    taskUUID: uuid,
    model,
    positivePrompt: prompt,
    duration: secondsOf(order),
    width,
    height,
    numberResults: 1,
    deliveryMethod: "async",
    includeCost: true,
    outputType: "URL",
    outputFormat: "MP4",
    ...seedOf(order),
    ...(image ? { inputs: { frameImages: [image] } } : {}),
  };
}
