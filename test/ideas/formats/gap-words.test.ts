import { expect, it } from "vitest";
import { closenessOf, hasRatios, leadWords } from "../../../src/ideas/formats/gap-words.ts";
import { measure } from "./told-ideas.ts";

it("says how far the first is ahead, of things that can be counted and of stuff", () => {
  expect(leadWords(measure("a", { unit: "moons" }), 200, 100)).toBe("twice as many as");
  expect(leadWords(measure("a", { unit: "$" }), 200, 100)).toBe("twice as much as");
  expect(leadWords(measure("a", { unit: "km" }), 140, 100)).toBe("40% more than");
});

it("says nothing of a small lead, of degrees, of shares, and of nothing", () => {
  expect(leadWords(measure("a"), 110, 100)).toBeUndefined();
  expect(leadWords(measure("a", { unit: "°C" }), 40, 10)).toBeUndefined();
  expect(leadWords(measure("a", { unit: "%" }), 40, 10)).toBeUndefined();
  expect(leadWords(measure("a"), 10, 0)).toBeUndefined();
  expect(hasRatios(measure("a", { unit: "×" }))).toBe(false);
});

it("knows a close win from a clear and a huge one, whoever wins", () => {
  const km = measure("a");
  expect([closenessOf(km, 104, 100), closenessOf(km, 100, 104)]).toEqual(["close", "close"]);
  expect(closenessOf(km, 150, 100)).toBe("clear");
  expect(closenessOf(km, 100, 900)).toBe("huge");
  expect(closenessOf(measure("a", { unit: "°N" }), 1, 50)).toBeUndefined();
});
