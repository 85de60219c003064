import { expect, it } from "vitest";
import { draws, windows } from "../../../src/ideas/formats/draws.ts";

const items = ["a", "b", "c", "d", "e", "f"];

it("draws different items, no set twice, the same on every machine", () => {
  const drawn = [...draws("label", items, 3, 30)];
  expect(drawn.every((set) => new Set(set).size === 3)).toBe(true);
  expect(new Set(drawn.map((set) => set.toSorted().join())).size).toBe(drawn.length);
  expect([...draws("label", items, 3, 30)]).toEqual(drawn);
  expect([...draws("another", items, 3, 30)]).not.toEqual(drawn);
});

it("draws nothing out of too few", () => {
  expect([...draws("label", ["a", "b"], 3, 5)]).toEqual([]);
});

it("runs in a circle, and once when all take part", () => {
  expect(windows(["a", "b", "c", "d"], 3).map((run) => run.join(""))).toEqual(["abc", "bcd", "cda", "dab"]);
  expect(windows(["a", "b", "c"], 3)).toEqual([["a", "b", "c"]]);
  expect(windows(["a", "b"], 3)).toEqual([]);
});
