import { expect, it } from "vitest";
import { isClear, pairsOf } from "../../../src/ideas/formats/pairs.ts";
import { row, smallPack } from "./told-ideas.ts";

it("pairs the well known, and neighbours however small", () => {
  const known = Array.from({ length: 50 }, (_, index) => row(`k${index}`, { length: 1000 + index }));
  const left = { scope: { side: "left" } };
  const unknown = [row("x", { length: 1 }, left), row("y", { length: 2 }, left), row("z", { length: 3 })];
  const pairs = [...pairsOf(smallPack([...known, ...unknown]))].map(([a, b]) => `${a.id}-${b.id}`);
  expect(pairs).toHaveLength((50 * 49) / 2 + 1);
  expect(pairs).toContain("k0-k49");
  expect(pairs).toContain("x-y");
});

it("calls no winner by rounding, nor across zero", () => {
  expect(isClear("km", 100, 104)).toBe(true);
  expect(isClear("km", 100, 101)).toBe(false);
  expect(isClear("km", -100, 104)).toBe(false);
  expect(isClear("°N", 40, 40.5)).toBe(false);
  expect(isClear("°N", -1, 1)).toBe(true);
});
