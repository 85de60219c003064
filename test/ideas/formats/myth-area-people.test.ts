import { expect, it } from "vitest";
import { mythAreaPeople } from "../../../src/ideas/formats/myth-area-people.ts";
import { ideasOf, library, oneIdea, refuted, row, smallPack, spoken, told } from "./told-ideas.ts";

const land = (id: string, area: number, population: number) => row(id, { area, population });

it("finds the larger land with the fewer people, only where the gap surprises", () => {
  const rows = [land("br", 60_000, 10), land("it", 10_000, 40), land("de", 59_000, 39), land("lu", 900, 90)];
  const pairs = [...mythAreaPeople.ideas(smallPack(rows), library)].map(({ entities }) => entities.join(">"));
  expect(pairs).toEqual(["br>it"]);
});

it("draws nobody whose outline leaves out land that its figure counts", () => {
  const rows = [land("no", 384_265, 5), land("br", 384_265, 5), land("it", 10_000, 40)];
  const pairs = [...mythAreaPeople.ideas(smallPack(rows), library)].map(({ entities }) => entities.join(">"));
  expect(pairs).toEqual(["br>it"]);
});

it("claims nothing that its own data does not break", () => {
  const byId = new Map(library.pack("countries").rows.map((one) => [one.id, one.values]));
  for (const { entities } of ideasOf("myth", "countries", "area-people")) {
    const [large, small] = entities.map((id) => byId.get(id) ?? {});
    expect(large?.["area"]).toBeGreaterThan(small?.["area"] ?? 0);
    expect(large?.["population"]).toBeLessThan(small?.["population"] ?? 0);
  }
});

it("goes from claim to evidence to verdict, proven", () => {
  const script = told(oneIdea("myth", "countries", "area-people"));
  expect(spoken(script, "verdict").join()).toMatch(/people (?:as|than)/);
  expect(refuted(script)).toEqual([]);
});
