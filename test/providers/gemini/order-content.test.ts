import { expect, it } from "vitest";
import type { ClipOrder } from "../../../src/providers/contracts/clip-maker.ts";
import { orderContent } from "../../../src/providers/gemini/order-content.ts";

const order = { prompt: "A heron.", width: 1536, height: 2752 } as ClipOrder;

it("asks for one upright picture, in Google's steps of size", () => {
  expect(orderContent(order)).toEqual({
    contents: [{ role: "user", parts: [{ text: "A heron." }] }],
    generationConfig: {
      responseModalities: ["IMAGE"],
      imageConfig: { aspectRatio: "9:16", imageSize: "2K" },
    },
  });
  const stepAt = (width: number) => JSON.stringify(orderContent({ ...order, width, height: 2 * width }));
  expect(stepAt(768)).toContain('"1K"');
  expect(stepAt(3072)).toContain('"4K"');
});

it("shows the look to keep before it says what to draw", () => {
  const reference = { mediaType: "image/png" as const, bytes: Buffer.from("look") };
  expect(orderContent({ ...order, reference })).toMatchObject({
    contents: [
      { parts: [{ inlineData: { mimeType: "image/png", data: "bG9vaw==" } }, { text: "A heron." }] },
    ],
  });
});
