import { expect, it } from "vitest";
import { superlativeSlots } from "../../../src/ideas/formats/superlatives.ts";
import { library, measure, row, smallPack } from "./told-ideas.ts";

const loaded = smallPack([row("a", { length: 1 })]);
const africa = { continent: "Africa" };

it("names a group only where the superlative names the pack's own rows", () => {
  expect(superlativeSlots(loaded, measure("length"), { where: africa, direction: "top" })).toEqual({
    superlative: "the longest things",
    bare: "longest things",
    group: "longest things",
  });
  const moons = measure("moons", { superlatives: { top: "the most moons", bottom: "the fewest moons" } });
  expect(superlativeSlots(loaded, moons, { where: africa, direction: "bottom" })).toEqual({
    superlative: "the fewest moons",
    bare: "fewest moons",
  });
});

it("claims to be of all only where all were ranked", () => {
  const overall = (pack: string, where: Record<string, string>): string | undefined => {
    const known = library.pack(pack);
    const first = known.pack.measures[0];
    if (!first) throw new Error(`${pack} measures nothing`);
    return superlativeSlots(known, first, { where, direction: "top" }).overall;
  };
  expect(overall("countries", {})).toBe("most populous countries");
  expect(overall("countries", africa)).toBeUndefined();
  expect(overall("lifetimes", {})).toBeUndefined();
});
