import { describe, expect, it } from "vitest";
import {
  cardinalText,
  decadeText,
  decimalText,
  ordinalText,
  yearText,
} from "../../../src/ideas/spoken-numbers/cardinals.ts";

describe("number words", () => {
  it.each([
    ["0", "zero"],
    ["13", "thirteen"],
    ["40", "forty"],
    ["101", "one hundred one"],
    ["1000000", "one million"],
    ["1000000000000", "one trillion"],
    ["0012", "twelve"],
  ])("cardinal %s", (digits, expected) => expect(cardinalText(digits)).toBe(expected));

  it.each([
    ["1,234.50", "one thousand two hundred thirty four point five zero"],
    [".5", "zero point five"],
  ])("decimal %s", (number, expected) => expect(decimalText(number)).toBe(expected));

  it.each([
    ["1", "first"],
    ["8", "eighth"],
    ["12", "twelfth"],
    ["20", "twentieth"],
    ["100", "one hundredth"],
  ])("ordinal %s", (digits, expected) => expect(ordinalText(digits)).toBe(expected));

  it("years and decades", () => {
    expect([1905, 1955, 2003, 2024, 900].map(yearText)).toEqual([
      "nineteen oh five",
      "nineteen fifty five",
      "two thousand three",
      "twenty twenty four",
      "nine hundred",
    ]);
    expect([1960, 90, 2000].map(decadeText)).toEqual(["nineteen sixties", "nineties", "two thousands"]);
  });
});
