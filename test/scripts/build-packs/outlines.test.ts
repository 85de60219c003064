import { describe, expect, it } from "vitest";
import { MEMBERSHIPS } from "../../../scripts/build-packs/memberships.ts";
import { type Outline, readOutlines } from "../../../scripts/build-packs/outlines.ts";

const outlines = readOutlines();
const ofMembers = [...outlines.values()].filter(({ code }) => code !== "aq");

const outlineOf = (code: string): Outline => {
  const outline = outlines.get(code);
  if (!outline) throw new Error(`no outline of ${code}`);
  return outline;
};

const codesOf = (field: string): string[] =>
  (MEMBERSHIPS.find((group) => group.field === field)?.codes ?? "").split(" ");

/** Countries with a ring on both sides of a line. */
function crossing(axis: 0 | 1, degrees: number): string[] {
  return ofMembers
    .filter(({ rings }) =>
      rings.some((ring) => {
        const along = ring.map((point) => point[axis] ?? 0);
        return Math.min(...along) < degrees && Math.max(...along) > degrees;
      }),
    )
    .map(({ code }) => code)
    .sort();
}

describe("outlines of countries", () => {
  it.each([
    // Mercator's factor is the secant squared of the latitude: Fiji at 18° south gains a tenth, whatever the date line does.
    ["fj", 1.09, 1.13],
    ["ru", 4, 6],
    ["ec", 1, 1.01],
    ["is", 5, 6],
  ])("inflate %s on a Mercator map between %d and %d times", (code, low, high) => {
    const { inflation } = outlineOf(code);
    expect(inflation).toBeGreaterThan(low);
    expect(inflation).toBeLessThan(high);
  });

  it.each([
    ["cl", 4200, 4350],
    ["no", 1440, 1490],
    ["gb", 1000, 1250],
  ])("measure %s from north to south between %d and %d km", (code, low, high) => {
    const { heightKm } = outlineOf(code).extent;
    expect(heightKm).toBeGreaterThan(low);
    expect(heightKm).toBeLessThan(high);
  });

  it("are never longer from north to south than from end to end", () => {
    for (const { code, extent } of ofMembers) {
      expect(extent.spanKm, code).toBeGreaterThanOrEqual(extent.heightKm * 0.999);
    }
  });

  it("cross the lines that the reviewed lists say", () => {
    // Rolas, the islet of São Tomé and Príncipe on the equator, is too small for the map.
    expect(crossing(1, 0)).toEqual(codesOf("equator").filter((code) => code !== "st"));
    expect(crossing(1, -23.436)).toEqual(codesOf("capricorn"));
    // Russia and Fiji are drawn across the date line.
    expect(crossing(0, 0).filter((code) => code !== "ru" && code !== "fj")).toEqual(codesOf("primeMeridian"));
  });
});
