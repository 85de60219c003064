import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines, LINES_MAX, splitLong } from "../../../src/ideas/sources/text-pieces.ts";

describe("splitLong", () => {
  it("keeps what fits and cuts where it breathes", () => {
    expect(splitLong("Short enough to stand.")).toEqual(["Short enough to stand."]);
    expect(
      splitLong(
        "The lab tested many cups of coffee last year, and it found that most of them were far too bitter.",
      ),
    ).toEqual([
      "The lab tested many cups of coffee last year,",
      "and it found that most of them were far too bitter.",
    ]);
  });

  it("loses no word", () => {
    const words = fc.array(fc.constantFrom("a", "and", "long,", "sentences", "break", "here;"), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, (list) => {
        const pieces = splitLong(list.join(" "));
        expect(pieces.join(" ")).toBe(list.join(" "));
        for (const piece of pieces) expect(piece.split(" ").length).toBeLessThanOrEqual(14);
      }),
    );
  });
});

describe("breakLines", () => {
  it("balances", () => {
    expect(breakLines("and found that 62.5% were over-extracted,")).toEqual([
      "and found that",
      "62.5% were",
      "over-extracted,",
    ]);
    expect(breakLines("One")).toEqual(["One"]);
  });

  it("makes at most six lines and loses nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 }), (words) => {
        const lines = breakLines(words.join(" "));
        expect(lines.length).toBeLessThanOrEqual(LINES_MAX);
        expect(lines.join(" ")).toBe(words.join(" "));
      }),
    );
  });
});
