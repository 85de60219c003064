import { expect, it } from "vitest";
import { gemini } from "../../../src/providers/gemini/definition.ts";
import { CONTENT_TOKENS, geminiImagesServer } from "../../contracts/gemini-images-server.ts";
import { pictureMakerSuite } from "../../contracts/picture-maker-suite.ts";

const KEY = "AIzaCanary0123456789abcdefghijklmnopqrs";
const { prompt, picture, thoughts } = CONTENT_TOKENS;

pictureMakerSuite({
  definition: gemini,
  key: KEY,
  serve: async (file) => await geminiImagesServer(file, KEY),
  order: {
    model: "gemini-nano-banana-2.1",
    width: 1536,
    height: 2752,
    durationMs: 0,
    tokenPrices: { inputUsdMicros: 1_500_000, outputUsdMicros: 30_000_000 },
  },
  costUsdMicros: prompt * 1.5 + (picture + thoughts) * 30,
  // Thinking was counted, and no picture.
  ends: [
    { end: "moderated", kind: "moderation", costUsdMicros: prompt * 1.5 + thoughts * 30 },
    { end: "failed", kind: "refused", costUsdMicros: prompt * 1.5 + thoughts * 30 },
  ],
});

it("says of a kept picture that it ended, without asking", async () => {
  const { clipMaker } = gemini.open({
    baseUrl: "http://127.0.0.1:1",
    settings: {},
    clock: { nowMs: () => 0 },
    line: async () => {
      throw new Error("nobody is to be asked");
    },
  });
  const handle = JSON.stringify({ kind: "image", sha256: "a", file: "/a", mediaType: "image/png" });
  expect(await clipMaker?.ending?.(handle, { estimateUsdMicros: 1 })).toMatchObject({
    state: "ended",
    isMade: true,
  });
});
