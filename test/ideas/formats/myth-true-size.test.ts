import { expect, it } from "vitest";
import { ideasOf, library, oneIdea, refuted, spoken, told } from "./told-ideas.ts";

it("takes pairs that the map shows the wrong way round", () => {
  const byId = new Map(library.pack("countries").rows.map((one) => [one.id, one]));
  const all = ideasOf("myth", "countries", "true-size");
  expect(all.length).toBeGreaterThan(100);
  for (const { entities } of all) {
    const [looming, truly] = entities.map((id) => byId.get(id));
    expect(looming?.values["mapArea"]).toBeGreaterThan(truly?.values["mapArea"] ?? 0);
    expect(looming?.values["area"]).toBeLessThan(truly?.values["area"] ?? 0);
    expect([looming, truly].some((one) => one?.unshown?.includes("area"))).toBe(false);
  }
});

it("shows both true areas and says how much larger the smaller-looking one is, proven", () => {
  const script = told(oneIdea("myth", "countries", "true-size"));
  const data = script.beats.find(({ role }) => role === "verdict")?.data;
  expect(data?.layout === "myth-map" && data.evidence.kind).toBe("true-size");
  expect(spoken(script, "verdict").join()).toMatch(/(?:bigger than|as big as)/);
  expect(refuted(script)).toEqual([]);
});
