import { describe, expect, it } from "vitest";
import { createRandom } from "../../../../src/core/random.ts";
import { rankClips } from "../../../../src/pipeline/shots/stock/rank-clips.ts";
import {
  STOCK_FILE_BYTES_MAX,
  type StockClip,
  type StockFile,
} from "../../../../src/providers/contracts/stock-library.ts";

const file = (width: number, height: number, more: Partial<StockFile> = {}): StockFile => ({
  url: `https://files.example/${width}.mp4`,
  width,
  height,
  ...more,
});
const clip = (id: string, change: Partial<StockClip> = {}): StockClip => ({
  id,
  pageUrl: "",
  author: "",
  about: "",
  isAiGenerated: false,
  durationMs: 10_000,
  files: [file(1080, 1920)],
  ...change,
});

const rank = (clips: readonly StockClip[], change: object = {}, seed = "a") =>
  rankClips(clips, { words: "brazil landscape", names: [], durationMs: 3000, ...change }, createRandom(seed));
const ids = (...asked: Parameters<typeof rank>): string[] => rank(...asked).map((one) => one.clip.id);

describe("a clip can fill a beat when it", () => {
  it.each([
    ["is as long as the beat, its rounding aside", 3500, 1],
    ["is not shorter", 3400, 0],
  ])("%s", (_why, durationMs, count) => {
    expect(rank([clip("a", { durationMs })])).toHaveLength(count);
  });

  it.each<[string, StockFile[], number | undefined]>([
    [
      "the smallest upright rendition that is sharp",
      [file(2160, 3840), file(1080, 1920), file(720, 1280)],
      1080,
    ],
    ["else the sharpest", [file(540, 960), file(720, 1280)], 720],
    ["none that lies", [file(1920, 1080), file(1080, 1080), file(1080, 1350)], undefined],
    ["none that is mush", [file(540, 960)], undefined],
    ["none that is a film", [file(1080, 1920, { byteCount: STOCK_FILE_BYTES_MAX + 1 })], undefined],
    ["none of none", [], undefined],
  ])("has a file for it: %s", (_what, files, width) => {
    expect(rank([clip("a", { files })])[0]?.file.width).toBe(width);
  });

  it("says whom it shows, where somebody is named", () => {
    const clips = [
      clip("a", { about: "aerial view of a landscape" }),
      clip("b", { about: "Landscapes of Brazil" }),
      clip("c", { about: "brazilian coffee" }),
      clip("d", { about: "sao paulo by night" }),
    ];
    expect(ids(clips, { names: ["Brazil"] })).toEqual(["b"]);
    expect(ids(clips, { names: ["São Paulo", "Brazil"] }).toSorted()).toEqual(["b", "d"]);
    expect(ids(clips, { names: ["Paulo Brazil"] })).toEqual([]);
    expect(ids(clips)).toHaveLength(4);
  });
});

it("is played from where it has come to rest, and still fills the beat", () => {
  const startOf = (durationMs: number) => rank([clip("a", { durationMs })])[0]?.startMs;
  expect([3500, 4500, 30_000].map(startOf)).toEqual([0, 500, 1500]);
});

it("tries first what speaks of most of the words, and among the best of those what the seed says", () => {
  const good = Array.from({ length: 9 }, (_, index) => clip(`good${index}`, { about: "brazil landscape" }));
  const clips = [clip("poor", { about: "sea" }), ...good, clip("half", { about: "landscape" })];
  const orders = ["a", "b", "c", "d"].map((seed) => ids(clips, {}, seed));
  for (const order of orders) {
    expect(order.slice(0, 6).toSorted()).toEqual(good.slice(0, 6).map(({ id }) => id));
    expect(order.slice(6)).toEqual(["good6", "good7", "good8", "half", "poor"]);
  }
  expect(new Set(orders.map(([first]) => first)).size).toBeGreaterThan(1);
  expect(ids(clips, {}, "a")).toEqual(orders[0]);
});
