import type { LoadedPack, PackRow } from "../../model/pack.ts";
import { latitudeText, nameOf, PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft, PackFormat, PackIdea } from "../packs/pack-idea.ts";
import { measureOf, rowOf } from "../packs/pack-rows.ts";
import { tellMyth } from "./tell-myth.ts";

/** A city in the north of its own continent is thought of as northern: share of the continent's cities further south. */
const NORTHERN_GAP_MIN = 0.3;
const DEGREES_MIN = 1;
const DEGREES_MAX = 15;
/** Near the equator nobody has a belief about north. */
const LATITUDE_MIN = 15;

interface Place {
  row: PackRow;
  north: number;
  northernShare: number;
}

function placesOf(rows: readonly PackRow[]): Place[] {
  const cities = rows.filter((row) => row.latitude !== undefined || row.values["latitude"] !== undefined);
  const north = (row: PackRow): number => row.values["north"] ?? 0;
  return cities.map((row) => {
    const peers = cities.filter((other) => other.scope["continent"] === row.scope["continent"]);
    const further = peers.filter((other) => north(other) < north(row)).length;
    return { row, north: north(row), northernShare: further / peers.length };
  });
}

/** Pairs over two continents where the city that is northern at home lies further south. */
function* ideas({ pack, rows }: LoadedPack): Iterable<PackIdea> {
  if (!pack.measures.some(({ field }) => field === "north")) return;
  const places = placesOf(rows).filter(({ north }) => north >= LATITUDE_MIN);
  for (const northern of places) {
    for (const southern of places) {
      const degrees = southern.north - northern.north;
      const isSurprising = northern.northernShare - southern.northernShare >= NORTHERN_GAP_MIN;
      const isElsewhere = northern.row.scope["continent"] !== southern.row.scope["continent"];
      if (!isSurprising || !isElsewhere || degrees < DEGREES_MIN || degrees > DEGREES_MAX) continue;
      yield {
        packId: pack.id,
        formatId: "myth",
        kind: "latitude",
        measures: ["north"],
        where: {},
        direction: "top",
        entities: [northern.row.id, southern.row.id],
        subject: "pair",
      };
    }
  }
}

function draft(room: DraftRoom): PackDraft {
  const { idea, loaded } = room;
  const facts = new PackFacts(loaded.pack.id);
  const [a, b] = [rowOf(loaded, idea.entities[0]), rowOf(loaded, idea.entities[1])].map((row) => {
    facts.name(row);
    return { row, north: facts.value(row, measureOf(loaded, "north")) };
  });
  if (!a || !b) throw new RangeError("a myth compares two rows");
  const gap = `${(b.north.value - a.north.value).toFixed(1)} degrees`;
  facts.difference(b.north, a.north, gap);
  const side = ({ row, north }: typeof a) => ({
    label: row.name,
    latitude: north.value,
    longitude: row.longitude ?? row.values["longitude"] ?? 0,
    text: latitudeText(north.value),
  });
  return tellMyth(room, facts, {
    title: `${a.row.name} or ${b.row.name}: which is further north?`,
    claim: `${a.row.name} is further north than ${b.row.name}`,
    evidence: { kind: "latitude", a: side(a), b: side(b) },
    note: `${b.row.name} is further north`,
    slots: {
      northern: nameOf(a.row),
      southern: nameOf(b.row),
      northernLatitude: a.north.text,
      southernLatitude: b.north.text,
      gap,
    },
  });
}

/** Which city is further north, against what its place on its own continent suggests. */
export const mythLatitude: Pick<PackFormat, "ideas" | "draft"> = { ideas, draft };
