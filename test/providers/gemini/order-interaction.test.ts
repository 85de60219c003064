import { expect, it } from "vitest";
import { orderInteraction } from "../../../src/providers/gemini/order-interaction.ts";

const KEY = "job_0191/shots/b1.gemini:gemini-omni-1.2-flash";
const order = {
  part: "b1.gemini",
  model: "gemini-omni-1.2-flash",
  makes: "video" as const,
  prompt: "A heron.",
  durationMs: 8_000,
  width: 720,
  height: 1280,
  seed: 7,
  estimateUsdMicros: 1,
  keep: () => Promise.reject(new Error("nothing to keep")),
  workFolder: "",
};

it("asks in the background for a clip at an address, its length as a text; Omni takes no seed", () => {
  expect(orderInteraction(order, KEY)).toEqual({
    model: "gemini-omni-1.2-flash",
    input: "A heron.",
    background: true,
    labels: { viral_job: "job_0191", viral_part: "shots-b1-gemini-gemini-omni-1-2-flash" },
    response_format: {
      type: "video",
      delivery: "uri",
      aspect_ratio: "9:16",
      resolution: "720p",
      duration: "8s",
    },
    generation_config: { video_config: { task: "text_to_video" } },
  });
});

it("shows a picture to keep to before it says what happens", () => {
  const reference = { mediaType: "image/jpeg" as const, bytes: new Uint8Array([1, 2, 3]) };
  expect(orderInteraction({ ...order, reference }, KEY)).toMatchObject({
    input: [
      { type: "image", data: "AQID", mime_type: "image/jpeg" },
      { type: "text", text: "A heron." },
    ],
    generation_config: { video_config: { task: "reference_to_video" } },
  });
});

it("cuts a label at what Google takes", () => {
  const { labels } = orderInteraction(order, `job_1/shots/${"B".repeat(90)}`);
  expect(labels).toEqual({ viral_job: "job_1", viral_part: `shots-${"b".repeat(57)}` });
});
