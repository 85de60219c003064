import { expect, it } from "vitest";
import { orderTask } from "../../../src/providers/runware/order-task.ts";

const order = {
  part: "b1.runware",
  model: "klingai:kling-video@3-standard",
  makes: "video" as const,
  prompt: "A heron.",
  durationMs: 5_000,
  width: 720,
  height: 1280,
  estimateUsdMicros: 1,
  keep: () => Promise.reject(new Error("nothing to keep")),
  workFolder: "",
};

it("asks for one clip, later, with its bill, under our id", () => {
  expect(orderTask(order, "u-1")).toEqual({
    taskType: "videoInference",
    taskUUID: "u-1",
    model: "klingai:kling-video@3-standard",
    positivePrompt: "A heron.",
    duration: 5,
    width: 720,
    height: 1280,
    numberResults: 1,
    deliveryMethod: "async",
    includeCost: true,
    outputType: "URL",
    outputFormat: "MP4",
  });
});

it("begins with a picture, and keeps a seed, where there are", () => {
  const reference = { mediaType: "image/jpeg" as const, bytes: new Uint8Array([1, 2, 3]) };
  expect(orderTask({ ...order, reference, seed: 7 }, "u-1")).toMatchObject({
    seed: 7,
    inputs: { frameImages: [{ image: "data:image/jpeg;base64,AQID", frame: "first" }] },
  });
});
