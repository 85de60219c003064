import { neighbors } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { codesByNumber } from "./codes-by-number.ts";
import { readPackageJson } from "./read-package.ts";
import { MEMBERS } from "./un-members.ts";

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Borders that the map at 1:50m does not draw: 150 m of the Zambezi at Kazungula. */
const TOO_SHORT_TO_BE_DRAWN: readonly (readonly [string, string])[] = [["bw", "zm"]];
/** Borders of overseas parts, which a viewer does not mean: French Guiana. */
const OVERSEAS: readonly (readonly [string, string])[] = [
  ["br", "fr"],
  ["fr", "sr"],
];

/** Members whose number of neighbours is disputed, or depends on their overseas parts. */
export const DISPUTED_NEIGHBOURS: ReadonlySet<string> = new Set(
  "af al ca cn cy dj dk dz eg es et fr gb il in jo ma me mk mr nl pk rs so".split(" "),
);

/** UN members that share a land border, both ways round, by code. */
export function readNeighbours(): Map<string, Set<string>> {
  const atlas = readPackageJson<Atlas>("world-atlas/countries-50m.json");
  const byNumber = codesByNumber();
  const members = new Set(MEMBERS.map(({ code }) => code));
  const shapes = atlas.objects.countries.geometries;
  const codes = shapes.map(({ id }) => byNumber.get(String(id)) ?? "");
  const drawn = neighbors(shapes).flatMap((others, index) =>
    others.map((other) => [codes[index] ?? "", codes[other] ?? ""] as const),
  );
  const borders = new Map([...members].map((code) => [code, new Set<string>()]));
  const both = (pairs: readonly (readonly [string, string])[]) =>
    pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
  for (const [a, b] of [...drawn, ...both(TOO_SHORT_TO_BE_DRAWN)]) {
    if (a !== b && members.has(a) && members.has(b)) borders.get(a)?.add(b);
  }
  for (const [a, b] of both(OVERSEAS)) borders.get(a)?.delete(b);
  return borders;
}
