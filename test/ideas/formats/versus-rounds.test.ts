import { expect, it } from "vitest";
import { versusRounds } from "../../../src/ideas/formats/versus-rounds.ts";
import { library, oneIdea, refuted, row, smallPack, spoken, told } from "./told-ideas.ts";

it("asks which is further north of three pairs of cities", () => {
  const script = told(oneIdea("versus", "cities", "rounds", ({ measures }) => measures[0] === "north"));
  expect(script.title).toMatch(/^Which is further north\?/);
  expect(spoken(script, "ask")).toHaveLength(3);
  expect(spoken(script, "reveal").every((text) => /°[NS]/.test(text))).toBe(true);
  expect(refuted(script)).toEqual([]);
});

it("keeps no score, because the pairs change", () => {
  const script = told(oneIdea("versus", "metals", "rounds"));
  expect(script.beats.some(({ data }) => data.layout === "duel" && data.score)).toBe(false);
});

it("needs six rows, and asks no pair that is too close to call", () => {
  const near = Array.from({ length: 6 }, (_, index) => row(`r${index}`, { length: 1000 + index }));
  expect([...versusRounds.ideas(smallPack(near), library)]).toEqual([]);
  const clear = Array.from({ length: 6 }, (_, index) => row(`r${index}`, { length: 2 ** (index + 1) }));
  expect([...versusRounds.ideas(smallPack(clear), library)].length).toBeGreaterThan(0);
  expect([...versusRounds.ideas(smallPack(clear.slice(1)), library)]).toEqual([]);
});
