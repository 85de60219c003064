import { describe, expect, it } from "vitest";
import { readCapitals } from "../../../scripts/build-packs/capitals.ts";
import { distanceKm } from "../../../scripts/build-packs/extent.ts";
import { MEMBERS } from "../../../scripts/build-packs/un-members.ts";

const capitals = readCapitals();

/** From an atlas, to the tenth of a degree. */
const KNOWN: readonly (readonly [code: string, name: string, latitude: number, longitude: number])[] = [
  ["is", "Reykjavík", 64.1, -21.9],
  ["gb", "London", 51.5, -0.1],
  ["us", "Washington", 38.9, -77.0],
  ["jp", "Tokyo", 35.7, 139.7],
  ["au", "Canberra", -35.3, 149.1],
  ["ar", "Buenos Aires", -34.6, -58.4],
  ["ke", "Nairobi", -1.3, 36.8],
  ["ec", "Quito", -0.2, -78.5],
  ["nz", "Wellington", -41.3, 174.8],
  ["eg", "Cairo", 30.0, 31.2],
  ["kz", "Astana", 51.2, 71.4],
  ["mm", "Naypyidaw", 19.75, 96.1],
];

describe("capitals", () => {
  it("are one for each member, each name once", () => {
    expect(capitals).toHaveLength(MEMBERS.length);
    expect(new Set(capitals.map(({ name }) => name)).size).toBe(MEMBERS.length);
  });

  it.each(KNOWN)("%s: %s lies where the atlas has it", (code, name, latitude, longitude) => {
    const capital = capitals.find((one) => one.code === code);
    expect(capital?.name).toBe(name);
    expect(
      distanceKm([capital?.city.longitude ?? 0, capital?.city.latitude ?? 0], [longitude, latitude]),
    ).toBeLessThan(25);
  });
});
