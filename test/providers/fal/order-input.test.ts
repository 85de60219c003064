import { expect, it } from "vitest";
import type { ClipOrder } from "../../../src/providers/contracts/clip-maker.ts";
import { orderInput } from "../../../src/providers/fal/order-input.ts";

const order = (model: string, change: Partial<ClipOrder> = {}): ClipOrder => ({
  part: "b1.fal",
  model,
  makes: "video",
  prompt: "A heron.",
  durationMs: 6_000,
  width: 1080,
  height: 1920,
  estimateUsdMicros: 1,
  keep: () => Promise.reject(new Error("nothing to keep")),
  workFolder: "",
  ...change,
});
const upright = { prompt: "A heron.", aspect_ratio: "9:16", resolution: "1080p" };

it.each<[string, Record<string, unknown>]>([
  ["fal-ai/veo3.1", { ...upright, duration: "6s", generate_audio: false }],
  ["fal-ai/veo3.1/fast", { ...upright, duration: "6s", generate_audio: false }],
  ["kling/v4/text-to-video", { ...upright, duration: 6 }],
  ["google/gemini-omni-flash/v1.1/text-to-video", { ...upright, duration: 6 }],
])("gives %s what it takes", (model, input) => {
  expect(orderInput(order(model))).toEqual(input);
  expect(orderInput(order(model, { seed: 7 }))).toEqual({ ...input, seed: 7 });
});

it("asks for one picture of the size that was ordered", () => {
  const input = orderInput(order("fal-ai/flux/dev", { makes: "image", width: 576, height: 1024 }));
  expect(input).toEqual({ prompt: "A heron.", image_size: { width: 576, height: 1024 }, num_images: 1 });
});
