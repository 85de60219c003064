import { describe, expect, it } from "vitest";
import type { Beat } from "../../../src/model/script.ts";
import { matchFiles, numberInName } from "../../../src/providers/own-files/match-files.ts";

const beat = (number: number, ...shotKeywords: string[]): Beat => ({
  id: `b${number}`,
  role: "item",
  narration: [],
  data: { layout: "headline", text: "" },
  minDurationMs: 0,
  pauseAfterMs: 0,
  accent: "none",
  shotKeywords,
});
const files = (...names: string[]) => names.map((name) => ({ name }));
const match = (names: string[], beats: Beat[]): (string | undefined)[] => {
  const matched = matchFiles(files(...names), beats);
  return beats.map((entry) => matched.get(entry.id)?.name);
};

describe("matchFiles", () => {
  it("matches key words in names, whatever their case, signs and accents", () => {
    const beats = [beat(1, "coffee"), beat(2, "São Paulo"), beat(3, "tea")];
    expect(match(["a.jpg", "Sao_Paulo-2.png", "My COFFEE.jpg"], beats)).toEqual([
      "My COFFEE.jpg",
      "Sao_Paulo-2.png",
      "a.jpg",
    ]);
  });

  it("wants whole words", () => {
    expect(match(["team.jpg", "other.jpg"], [beat(1, "none"), beat(2, "tea")])).toEqual([
      "team.jpg",
      "other.jpg",
    ]);
  });

  it("matches numbers, then goes in order", () => {
    expect(match(["03.png", "hook.jpg", "zebra.jpg"], [beat(1), beat(2), beat(3)])).toEqual([
      "hook.jpg",
      "zebra.jpg",
      "03.png",
    ]);
  });

  it("comes round again when files run out", () => {
    expect(match(["a.png", "c.png"], [beat(1), beat(2), beat(3), beat(4)])).toEqual([
      "a.png",
      "c.png",
      "a.png",
      "c.png",
    ]);
  });
});

it.each([
  ["03 beach.jpg", 3],
  ["b2.png", 2],
  ["Scene-12.mp4", 12],
  ["cover.png", 1],
  ["IMG_2041.jpg", undefined],
  ["20240101.jpg", undefined],
  ["beach 3.jpg", undefined],
])("%s stands for beat %s", (name, expected) => expect(numberInName(name)).toBe(expected));
