import type { World } from "../../templates/open-templates.ts";

type Ring = World["countries"][number]["rings"][number];

interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** An outline wider than this is torn apart at the date line. */
const SPAN_MAX_DEGREES = 175;
/** A country whose mainland is a smaller part of its whole box is drawn as specks in a void. */
const MAINLAND_SHARE_MIN = 0.35;

function boxOf(points: Ring): Box {
  const box = { west: 180, east: -180, south: 90, north: -90 };
  for (const [longitude, latitude] of points) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  return box;
}

const sizeOf = ({ west, east, south, north }: Box): number => (east - west) * (north - south);

/** Codes of countries whose outline can be drawn, and known, as one shape: no date line, no far islands. */
export function drawableCodes(world: World): Set<string> {
  return new Set(
    world.countries
      .filter(({ rings }) => {
        const whole = boxOf(rings.flat());
        const mainland = Math.max(...rings.map((ring) => sizeOf(boxOf(ring))));
        return whole.east - whole.west < SPAN_MAX_DEGREES && mainland / sizeOf(whole) >= MAINLAND_SHARE_MIN;
      })
      .map(({ code }) => code),
  );
}

const EARTH_RADIUS_KM = 6371.0088;
const RADIAN = Math.PI / 180;
/** France and Norway have far lands that no outline of them shows: their figure is not what is seen. */
const DRAWN_PART_MIN = 0.97;

/** On the sphere, of the ring with straight lines between longitude and the sine of latitude. */
function ringKm2(ring: Ring): number {
  const twice = ring.reduce((sum, [longitude, latitude], index) => {
    const [nextLongitude, nextLatitude] = ring[(index + 1) % ring.length] ?? [longitude, latitude];
    const heights = 2 + Math.sin(latitude * RADIAN) + Math.sin(nextLatitude * RADIAN);
    return sum + (nextLongitude - longitude) * RADIAN * heights;
  }, 0);
  return Math.abs((twice * EARTH_RADIUS_KM ** 2) / 2);
}

/** Whether the outline of a country shows all the land that a figure in km² counts. */
export function wholeOutlines(world: World): (code: string, areaKm2: number) => boolean {
  const drawn = new Map(
    world.countries.map(({ code, rings }) => [code, rings.reduce((sum, ring) => sum + ringKm2(ring), 0)]),
  );
  return (code, areaKm2) => (drawn.get(code) ?? 0) >= areaKm2 * DRAWN_PART_MIN;
}
