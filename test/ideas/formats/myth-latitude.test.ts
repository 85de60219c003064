import { expect, it } from "vitest";
import { ideasOf, library, oneIdea, refuted, spoken, told } from "./told-ideas.ts";

const cities = new Map(library.pack("cities").rows.map((one) => [one.id, one]));
const all = ideasOf("myth", "cities", "latitude");
const nameOf = (id: string | undefined): string => cities.get(id ?? "")?.name ?? "";

it("knows that Rome is further north than New York", () => {
  const pairs = all.map(({ entities }) => entities.map(nameOf).join(" < "));
  expect(pairs).toContain("New York < Rome");
  expect(pairs).not.toContain("Rome < New York");
});

it("compares only over continents, and only where the northern one at home lies further south", () => {
  for (const { entities } of all) {
    const [northern, southern] = entities.map((id) => cities.get(id));
    expect(southern?.values["north"]).toBeGreaterThan(northern?.values["north"] ?? 90);
    expect(southern?.scope["continent"]).not.toBe(northern?.scope["continent"]);
  }
});

it("puts both on the map with their latitudes, proven", () => {
  const script = told(
    oneIdea("myth", "cities", "latitude", ({ entities }) => nameOf(entities[1]) === "Rome"),
  );
  expect(spoken(script, "evidence").join()).toMatch(/°N.*°N/);
  expect(spoken(script, "verdict").join()).toMatch(/Rome .*further north/);
  expect(refuted(script)).toEqual([]);
});
