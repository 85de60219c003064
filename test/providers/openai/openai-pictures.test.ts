import { expect, it } from "vitest";
import { openai } from "../../../src/providers/openai/definition.ts";
import { clipHome, clipScene } from "../../contracts/clip-scene.ts";
import { IMAGE_TOKENS, openAiImagesServer } from "../../contracts/openai-images-server.ts";
import { type PictureVendorCase, pictureMakerSuite } from "../../contracts/picture-maker-suite.ts";

const KEY = "sk-canary-0123456789abcdefghij";
const PRICES = { inputUsdMicros: 5_000_000, outputUsdMicros: 30_000_000 };

const vendorCase: PictureVendorCase = {
  definition: openai,
  key: KEY,
  serve: async (file) => await openAiImagesServer(file, KEY),
  basePath: "/v1",
  order: {
    model: "gpt-image-2.6-flare",
    width: 1152,
    height: 2048,
    durationMs: 0,
    quality: "medium",
    tokenPrices: PRICES,
  },
  costUsdMicros: IMAGE_TOKENS.input * 5 + IMAGE_TOKENS.output * 30,
  ends: [],
};

pictureMakerSuite(vendorCase);

const home = clipHome();
const scene = async (makes: "image" | "video") =>
  await clipScene(
    home(),
    {
      ...vendorCase,
      order: { ...vendorCase.order, makes },
      secrets: [KEY],
      cost: { done: 0, moderated: 0, failed: 0 },
      isFindable: false,
      hasFiles: "none",
    },
    Buffer.alloc(0),
  );

it("is not asked for a clip", async () => {
  const at = await scene("video");
  await expect(at.perform()).rejects.toMatchObject({ kind: "refused" });
  expect([at.server.jobs.length, await at.spent()]).toEqual([0, 0]);
});

it("says that a model is not there", async () => {
  const at = await scene("image");
  at.order.model = "gpt-image-9";
  await expect(at.perform()).rejects.toMatchObject({
    kind: "refused",
    message: expect.stringContaining('no model "gpt-image-9"'),
  });
  expect([at.server.jobs.length, await at.spent()]).toEqual([0, 0]);
});
