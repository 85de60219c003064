import { expect, it } from "vitest";
import { superlativeSlots } from "../../../src/ideas/formats/superlatives.ts";
import { measure, row, smallPack } from "./told-ideas.ts";

const loaded = smallPack([row("a", { length: 1 })]);

it("names a group only where the superlative names the pack's own rows", () => {
  expect(superlativeSlots(loaded, measure("length"), "top")).toEqual({
    superlative: "the longest things",
    bare: "longest things",
    group: "longest things",
  });
  const moons = measure("moons", { superlatives: { top: "the most moons", bottom: "the fewest moons" } });
  expect(superlativeSlots(loaded, moons, "bottom")).toEqual({
    superlative: "the fewest moons",
    bare: "fewest moons",
  });
});
