import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type NumberStyle,
  roundForSpeech,
  showNumber,
} from "../../../src/ideas/spoken-numbers/show-number.ts";

describe("showNumber", () => {
  it.each<[number, NumberStyle, string]>([
    [1_428_627_663, {}, "1.4 billion"],
    [36_193, {}, "36,000"],
    [3_287_263, { unit: "km²" }, "3.3 million km²"],
    [123_456, {}, "123,000"],
    [999_999, {}, "1 million"],
    [412_600_000, {}, "413 million"],
    [451, {}, "451"],
    [43.72, {}, "43.7"],
    [0.0042, {}, "0.0042"],
    [0, {}, "0"],
    [-40, { unit: "°C" }, "−40°C"],
    [25e9, { currency: "$" }, "$25 billion"],
    [1_428_627_663, { style: "exact" }, "1,428,627,663"],
    [1_428_627_663, { decimals: 2 }, "1.43 billion"],
    [4.23, { style: "exact", decimals: 1, unit: "%" }, "4.2%"],
    [1955, { style: "year" }, "1955"],
    [21, { style: "ordinal" }, "21st"],
    [112, { style: "ordinal" }, "112th"],
    [2.46, { style: "times" }, "2.5×"],
  ])("%d with %o is %s", (value, style, expected) => {
    expect(showNumber(value, style)).toBe(expected);
  });

  it("rounds for speech by at most five percent", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e14, noNaN: true }), (value) => {
        expect(Math.abs(roundForSpeech(value) - value)).toBeLessThanOrEqual(value * 0.0501);
      }),
    );
  });
});
