import { expect, test } from "vitest";
import { appealOf, inOrder } from "../../../src/ideas/packs/idea-order.ts";
import type { PackIdea } from "../../../src/ideas/packs/pack-idea.ts";
import { library } from "../../support/studio.ts";

const loaded = library.pack("countries");
const pair = (measure: string, entities: string[]): PackIdea => ({
  packId: "countries",
  formatId: "versus",
  kind: "rivals",
  measures: [measure],
  where: {},
  direction: "top",
  entities,
  subject: "pair",
});
/** As they would be told: the pool takes from the end. */
const told = (ideas: readonly PackIdea[], seed: string) => inOrder(loaded, ideas, seed).toReversed();
const seeds = Array.from({ length: 60 }, (_, index) => `seed ${index}`);
const share = (isTrue: (seed: string) => boolean): number => seeds.filter(isTrue).length / seeds.length;

test("every idea comes once, the same for the same seed", () => {
  const ideas = [pair("area", ["us", "cn"]), pair("population", ["us", "cn"]), pair("area", ["tv", "nr"])];
  expect(new Set(told(ideas, "a"))).toEqual(new Set(ideas));
  expect(told(ideas, "a")).toEqual(told(ideas, "a"));
});

test("measures take turns, however many ideas one has", () => {
  const many = ["us", "cn", "de", "jp", "in"].map((code) => pair("area", [code, "fr"]));
  const order = told([...many, pair("population", ["us", "fr"])], "a").map(({ measures }) => measures[0]);
  expect(new Set(order.slice(0, 2))).toEqual(new Set(["area", "population"]));
});

test("what is better known and appeals more comes first, but not always", () => {
  const known = pair("population", ["us", "cn"]);
  const unknown = pair("population", ["tv", "nr"]);
  expect(share((seed) => told([unknown, known], seed)[0] === known)).toBe(1);
  const likely = pair("population", ["us", "mx"]);
  const alike = pair("population", ["us", "at"]);
  const first = share((seed) => told([alike, likely], seed)[0] === likely);
  expect(first).toBeGreaterThan(0.5);
  expect(first).toBeLessThan(1);
});

test("a field that is no measure, or is not judged, is in the middle", () => {
  expect(appealOf(loaded, ["flag"])).toBe(0.5);
  expect(appealOf(library.pack("planets"), ["moons"])).toBe(0.5);
  expect(appealOf(loaded, ["population"])).toBe(1);
});
