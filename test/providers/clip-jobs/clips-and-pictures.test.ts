import { expect, it } from "vitest";
import { clipsAndPictures } from "../../../src/providers/clip-jobs/clips-and-pictures.ts";
import type { ClipOrder } from "../../../src/providers/contracts/clip-maker.ts";
import type { EffectRequest } from "../../../src/providers/contracts/effect.ts";

const asked: string[] = [];
const clips = {
  id: "v",
  request: () => ({ part: "clip" }) as EffectRequest,
  cancel: async (handle: string) => void asked.push(`cancel ${handle}`),
  ending: async (handle: string) => {
    asked.push(`ending ${handle}`);
    return { state: "pending" as const };
  },
};
const pictures = { providerId: "v", ask: async () => ({ kind: "not-sent" as const }) };
const both = clipsAndPictures(clips, pictures);
const order = { part: "picture", makes: "image", estimateUsdMicros: 7 } as ClipOrder;

it("makes each by its own way", () => {
  expect(both.request(order).part).toBe("picture");
  expect(both.request({ ...order, makes: "video" }).part).toBe("clip");
});

it("asks its vendor how a clip stands, and nobody about a picture", async () => {
  const terms = { estimateUsdMicros: 7 };
  expect(await both.ending?.("v1_abc", terms)).toEqual({ state: "pending" });
  const kept = JSON.stringify({ kind: "image", sha256: "a", file: "/a", mediaType: "image/png" });
  expect(await both.ending?.(kept, terms)).toMatchObject({ state: "ended", isMade: true });
  expect(asked).toEqual(["ending v1_abc"]);
});

it("cannot say how a clip stands where its vendor cannot", () => {
  const { ending: _, ...silent } = clips;
  expect(clipsAndPictures(silent, pictures).ending).toBeUndefined();
});
