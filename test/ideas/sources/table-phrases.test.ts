import { expect, it } from "vitest";
import { fill, loadTablePhrases } from "../../../src/ideas/sources/table-phrases.ts";

it("fills slots once and leaves braces of the user's cells alone", () => {
  expect(fill("{label} is {rank}", { label: "{rank} {x}", rank: 3 })).toBe("{rank} {x} is 3");
  expect(fill("{measure} counts", { measure: "élan" })).toBe("Élan counts");
  expect(fill("{label} wins", { label: "iPhone" })).toBe("iPhone wins");
  expect(fill("{constructor}", {})).toBe("{constructor}");
});

it("has at least eight hooks for every kind of video", () => {
  const phrases = loadTablePhrases("templates");
  const { top, bottom } = phrases.countdown.hooks;
  for (const hooks of [top, bottom, phrases.versus.hooks, phrases.race.hooks]) {
    expect(new Set(hooks).size).toBeGreaterThanOrEqual(8);
  }
});
