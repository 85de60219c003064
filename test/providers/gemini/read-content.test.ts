import { expect, it } from "vitest";
import type { ClipOrder } from "../../../src/providers/contracts/clip-maker.ts";
import { readContent } from "../../../src/providers/gemini/read-content.ts";
import { pictureBytes } from "../../support/made-pictures.ts";

const order = { tokenPrices: { inputUsdMicros: 1_000_000, outputUsdMicros: 10_000_000 } } as ClipOrder;
const usageMetadata = { promptTokenCount: 10, candidatesTokenCount: 100, thoughtsTokenCount: 20 };
const image = (bytes: Buffer, more = {}) => ({
  inlineData: { mimeType: "image/jpeg", data: bytes.toString("base64") },
  ...more,
});
const answer = (candidate: object, more = {}) => ({ candidates: [candidate], usageMetadata, ...more });

it("takes the picture, not the sketch that was thought of before, and counts thoughts too", async () => {
  const bytes = await pictureBytes("good");
  const parts = [image(Buffer.from("sketch"), { thought: true }), { text: "Here:" }, image(bytes)];
  expect(readContent(answer({ content: { parts } }), order)).toMatchObject({
    kind: "pictured",
    bytes,
    mediaType: "image/jpeg",
    flaw: undefined,
    costUsdMicros: 10 + 1_200,
  });
});

it.each([
  [{ finishReason: "IMAGE_PROHIBITED_CONTENT", finishMessage: "no" }, {}, "moderation", /PROHIBITED.*: no$/],
  [{ finishReason: "IMAGE_RECITATION" }, {}, "moderation", /it sent no picture$/],
  [
    { finishReason: "NO_IMAGE", content: { parts: [{ text: "I drew nothing" }] } },
    {},
    "refused",
    /drew nothing$/,
  ],
  [{ finishReason: "STOP" }, {}, "refused", /STOP/],
])("says why there is none, and what it cost: %o", (candidate, more, end, message) => {
  expect(readContent(answer(candidate, more), order)).toEqual({
    kind: "not-pictured",
    end,
    message: expect.stringMatching(message),
    costUsdMicros: 1_210,
  });
});

it("reads a prompt that was blocked, which nobody counted", () => {
  const blocked = { promptFeedback: { blockReason: "OTHER", blockReasonMessage: "not this" } };
  expect(readContent(blocked, order)).toEqual({
    kind: "not-pictured",
    end: "moderation",
    message: "gemini (SAFETY OTHER): not this",
    costUsdMicros: 0,
  });
});

it("makes no sense of what is no answer", () => {
  for (const json of [{}, [], { nothing: 1 }, { candidates: "x" }])
    expect(() => readContent(json, order)).toThrow();
});
