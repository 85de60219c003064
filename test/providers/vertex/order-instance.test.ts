import { expect, it } from "vitest";
import { orderInstance } from "../../../src/providers/vertex/order-instance.ts";

const order = {
  part: "b1.vertex",
  model: "veo-3.1-generate-001",
  makes: "video" as const,
  prompt: "A heron.",
  durationMs: 8_000,
  width: 1080,
  height: 1920,
  estimateUsdMicros: 1,
  keep: () => Promise.reject(new Error("nothing to keep")),
  workFolder: "",
};

it("asks for one silent clip within the answer", () => {
  expect(orderInstance(order)).toEqual({
    instances: [{ prompt: "A heron." }],
    parameters: {
      sampleCount: 1,
      durationSeconds: 8,
      aspectRatio: "9:16",
      resolution: "1080p",
      generateAudio: false,
    },
  });
});

it("begins with a picture, and keeps a seed, where there are", () => {
  const reference = { mediaType: "image/png" as const, bytes: new Uint8Array([1, 2, 3]) };
  expect(orderInstance({ ...order, reference, seed: 7 })).toMatchObject({
    instances: [{ image: { bytesBase64Encoded: "AQID", mimeType: "image/png" } }],
    parameters: { seed: 7 },
  });
});
