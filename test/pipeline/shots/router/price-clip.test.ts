import { describe, expect, it } from "vitest";
import type { ImageEntry, VideoEntry } from "../../../../src/model/model-catalogue.ts";
import { offerOf, secondsFor, sizeFor } from "../../../../src/pipeline/shots/router/price-clip.ts";

const entry = (change: Partial<VideoEntry> = {}): VideoEntry => ({
  kind: "video",
  vendor: "v",
  model: "m",
  title: "M",
  tier: "standard",
  source: "a test",
  seconds: { min: 3, max: 10 },
  sizes: [
    { name: "1080p", width: 1080, height: 1920, usdMicrosPerSecond: 150_000 },
    { name: "360p", width: 360, height: 640, usdMicrosPerSecond: 30_000 },
    { name: "720p", width: 720, height: 1280, usdMicrosPerSecond: 100_000 },
  ],
  sound: "never",
  takesReference: false,
  takesSeed: false,
  ...change,
});

describe("the length of a clip", () => {
  it("fills the time in whole seconds, and is never shorter than the model makes", () => {
    expect(secondsFor(entry(), 4001)).toBe(5);
    expect(secondsFor(entry(), 1200)).toBe(3);
    expect(secondsFor(entry(), 10_000)).toBe(10);
    expect(secondsFor(entry(), 10_001)).toBeUndefined();
  });

  it("is one of those that a model has", () => {
    const fixed = entry({ seconds: { only: [8, 4, 6] } });
    expect([3000, 4001, 8000, 8001].map((ms) => secondsFor(fixed, ms))).toEqual([4, 6, 8, undefined]);
  });
});

describe("the size of a clip", () => {
  it("is the smallest that fills a phone, the largest of premium, the smallest for a draft", () => {
    expect(sizeFor(entry(), "standard", false)?.name).toBe("720p");
    expect(sizeFor(entry(), "premium", false)?.name).toBe("1080p");
    expect(sizeFor(entry(), "premium", true)?.name).toBe("360p");
  });

  it("is what there is when nothing fills a phone", () => {
    const small = entry({ sizes: [{ name: "360p", width: 360, height: 640, usdMicrosPerSecond: 1 }] });
    expect(sizeFor(small, "economy", false)?.name).toBe("360p");
  });
});

describe("a still", () => {
  const picture = (change: Partial<ImageEntry> = {}): ImageEntry => ({
    kind: "image",
    vendor: "v",
    model: "m",
    title: "M",
    tier: "standard",
    source: "a test",
    sizes: [
      { name: "2K", width: 1536, height: 2752, usdMicros: 60_000 },
      { name: "1K", width: 768, height: 1376, usdMicros: 40_000 },
      { name: "4K", width: 3072, height: 5504, usdMicros: 110_000 },
    ],
    ...change,
  });
  const offered = (change: Partial<ImageEntry>, isDraft = false) =>
    offerOf(picture(change), { durationMs: 60_000, isDraft });

  it("has a pixel for each of the frame's, is small for a draft, and costs the same however long it stands", () => {
    expect(offered({})).toMatchObject({ makes: "image", seconds: 0, priceUsdMicros: 60_000 });
    expect(offered({ tier: "premium" })?.size.name).toBe("4K");
    expect(offered({ tier: "premium" }, true)?.size.name).toBe("1K");
  });
});

it("prices every second, also those that are not shown", () => {
  expect(offerOf(entry(), { durationMs: 4200, isDraft: false })).toMatchObject({
    seconds: 5,
    priceUsdMicros: 500_000,
  });
  expect(offerOf(entry(), { durationMs: 20_000, isDraft: false })).toBeUndefined();
});
