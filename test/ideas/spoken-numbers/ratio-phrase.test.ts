import { describe, expect, it } from "vitest";
import { ratioPhrase } from "../../../src/ideas/spoken-numbers/ratio-phrase.ts";

describe("ratioPhrase", () => {
  it.each([
    [1, "about as big as"],
    [1.4, "40% bigger than"],
    [1.9, "almost twice as big as"],
    [2.03, "twice as big as"],
    [2.1, "more than twice as big as"],
    [2.5, "2.5 times as big as"],
    [2.9, "almost three times as big as"],
    [5.01, "five times as big as"],
    [12.4, "more than 12 times as big as"],
    [1250, "1,250 times as big as"],
  ])("says %d as %s", (ratio, expected) => {
    expect(ratioPhrase(ratio, { plain: "big", more: "bigger" })).toBe(expected);
  });

  it("counts without an adjective", () => {
    expect(ratioPhrase(3)).toBe("three times as many as");
    expect(ratioPhrase(1.25)).toBe("25% more than");
  });

  it("refuses what is no ratio of larger to smaller", () => {
    expect(() => ratioPhrase(0.5)).toThrow(RangeError);
    expect(() => ratioPhrase(Number.NaN)).toThrow(RangeError);
  });
});
