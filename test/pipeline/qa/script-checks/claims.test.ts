import { describe, expect, it } from "vitest";
import { findWording, isCovered, numberClaims } from "../../../../src/pipeline/qa/script-checks/claims.ts";

describe("numberClaims", () => {
  it.each<[string, number[]]>([
    ["1.4 billion of $25, −5°C", [1.4e9, 25, -5]],
    ["36,000 in 1955–2005", [36_000, 1955, 2005]],
    ["twice, five times, half of ninety", [2, 5, 0.5, 90]],
    ["two million and 3M", [2e6, 3e6]],
    ["no numbers in Someone Often", []],
    ["4.2% at #1", [4.2, 1]],
  ])("%s", (text, values) => expect(numberClaims(text).map((claim) => claim.value)).toEqual(values));

  it.each([
    ["1.4 billion", 0.05e9],
    ["36,000", 500],
    ["1,428", 0.5],
    ["2 million", 0.1e6],
    ["5", 0.25],
  ])("%s is exact to its last digit, five percent at most", (text, tolerance) => {
    expect((numberClaims(text)[0]?.tolerance ?? 0) / tolerance).toBeCloseTo(1, 5);
  });
});

it("finds wordings as whole words only", () => {
  expect(findWording("Nigeria and Niger", "Niger")).toEqual([{ start: 12, end: 17 }]);
  expect(findWording("1,234 and 234.5", "234")).toEqual([]);
  expect(findWording("INDIA's", "India")).toHaveLength(1);
  expect(isCovered({ start: 2, end: 3 }, [{ start: 0, end: 5 }])).toBe(true);
  expect(isCovered({ start: 2, end: 6 }, [{ start: 0, end: 5 }])).toBe(false);
});
