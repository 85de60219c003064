import { expect, it } from "vitest";
import { drawableCodes, wholeOutlines } from "../../../src/ideas/formats/silhouettes.ts";
import { library } from "./told-ideas.ts";

type Ring = [number, number][];
const square = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
];

it("draws what is one shape, not specks in a void, nor what wraps around the date line", () => {
  const codes = drawableCodes({
    source: "test",
    countries: [
      { code: "one", rings: [square(0, 0, 10)] },
      { code: "island", rings: [square(0, 0, 10), square(10, 10, 1)] },
      { code: "far", rings: [square(0, 0, 10), square(60, 40, 1)] },
      { code: "around", rings: [square(-180, 0, 40), square(140, 0, 40)] },
    ],
  });
  expect([...codes]).toEqual(["one", "island"]);
});

it("knows most countries, also across the date line, and leaves out scattered islands", () => {
  const codes = drawableCodes(library.world());
  expect(["it", "de", "br", "ke", "ru"].filter((code) => !codes.has(code))).toEqual([]);
  expect(["ki", "fm"].filter((code) => codes.has(code))).toEqual([]);
});

it("tells whose outline leaves out land that its figure counts", () => {
  const isWhole = wholeOutlines(library.world());
  const areaOf = (code: string): number =>
    library.pack("countries").rows.find(({ id }) => id === code)?.values["area"] ?? Number.NaN;
  expect(["it", "br", "us", "ru", "gr", "id"].filter((code) => !isWhole(code, areaOf(code)))).toEqual([]);
  expect(["fr", "no"].filter((code) => isWhole(code, areaOf(code)))).toEqual([]);
  expect(isWhole("nowhere", 1)).toBe(false);
});
