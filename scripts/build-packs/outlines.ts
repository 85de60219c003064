import { geoArea } from "d3-geo";
import type { Feature, Geometry, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { codesByNumber } from "./codes-by-number.ts";
import { EARTH_RADIUS_KM, type Extent, extentOf } from "./extent.ts";
import { readPackageJson } from "./read-package.ts";

/** Mercator maps of the world end here. */
const MERCATOR_LATITUDE_MAX = 84;

export interface Outline {
  code: string;
  rings: Position[][];
  areaKm2: number;
  /** Area on a Mercator map over true area. */
  inflation: number;
  /** Of the home country, without overseas departments. */
  extent: Extent;
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
function ringsOf(geometry: Geometry): Position[][] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
}

function mercatorY(latitude: number): number {
  const bounded = Math.max(-MERCATOR_LATITUDE_MAX, Math.min(MERCATOR_LATITUDE_MAX, latitude));
  return Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360));
}

/** Shoelace area of rings on the Mercator plane of a unit sphere; holes run the other way and subtract. */
function mercatorArea(code: string, rings: readonly Position[][]): number {
  const signed = rings.map((ring) =>
    ring.reduce((sum, [longitude = 0, latitude = 0], index) => {
      const [nextLongitude = 0, nextLatitude = 0] = ring[(index + 1) % ring.length] ?? [];
      const x = (unwrapped(code, longitude) * Math.PI) / 180;
      const nextX = (unwrapped(code, nextLongitude) * Math.PI) / 180;
      return sum + (x * mercatorY(nextLatitude) - nextX * mercatorY(latitude)) / 2;
    }, 0),
  );
  return Math.abs(signed.reduce((sum, area) => sum + area, 0));
}

/** Territories that Natural Earth draws apart and the United Nations count to a member. */
const BELONGS_TO: Readonly<Record<string, string>> = { Somaliland: "so", "N. Cyprus": "cy" };

/** Outlines of all countries of Natural Earth 1:50m, by code. */
export function readOutlines(): Map<string, Outline> {
  const atlas = readPackageJson<Atlas>("world-atlas/countries-50m.json");
  const byNumber = codesByNumber();
  const parts = new Map<string, Feature<Geometry>[]>();
  for (const shape of feature(atlas, atlas.objects.countries).features) {
    const code = byNumber.get(String(shape.id)) ?? BELONGS_TO[shape.properties.name];
    if (code) parts.set(code, [...(parts.get(code) ?? []), shape]);
  }
  return new Map([...parts].map(([code, shapes]) => [code, outlineOf(code, shapes)]));
}

function outlineOf(code: string, shapes: readonly Feature<Geometry>[]): Outline {
  const rings = shapes.flatMap((shape) => ringsOf(shape.geometry));
  const steradians = shapes.reduce((sum, shape) => sum + geoArea(shape), 0);
  return {
    code,
    rings,
    areaKm2: steradians * EARTH_RADIUS_KM ** 2,
    inflation: mercatorArea(code, rings) / steradians,
    extent: extentOf(homeRings(code, rings)),
  };
}

/** Far coasts that belong to a country and would make its silhouette unreadable. */
const HOME: Readonly<Record<string, (longitude: number, latitude: number) => boolean>> = {
  fr: (longitude, latitude) => latitude > 40 && longitude > -6 && longitude < 10,
  nl: (_, latitude) => latitude > 45,
  cl: (longitude) => longitude > -80,
  au: (_, latitude) => latitude > -45,
  nz: (_, latitude) => latitude > -48 && latitude < -30,
  za: (_, latitude) => latitude > -40,
  no: (_, latitude) => latitude < 72,
};

/** Countries on both sides of the antimeridian are drawn in one piece. */
function unwrapped(code: string, longitude: number): number {
  if ("ru fj nz ki".split(" ").includes(code) && longitude < 0) return longitude + 360;
  return code === "us" && longitude > 0 ? longitude - 360 : longitude;
}

const DEGREES_STEP = 0.08;

function homeRings(code: string, rings: readonly Position[][]): Position[][] {
  const isHome = HOME[code] ?? (() => true);
  return rings.filter(([first]) => isHome(first?.[0] ?? 0, first?.[1] ?? 0));
}

/** Rings for drawing: two decimals, points nearer than a few kilometres left out. */
export function drawnRings(outline: Outline): [number, number][][] {
  const rings = homeRings(outline.code, outline.rings).map((ring) => {
    const points: [number, number][] = [];
    for (const [longitude = 0, latitude = 0] of ring) {
      const point: [number, number] = [
        Number(unwrapped(outline.code, longitude).toFixed(2)),
        Number(latitude.toFixed(2)),
      ];
      const last = points.at(-1);
      const isFar = !last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= DEGREES_STEP;
      if (isFar) points.push(point);
    }
    return points;
  });
  const large = rings.filter((ring) => ring.length >= 4);
  return large.length > 0 ? large : rings.filter((ring) => ring.length >= 3);
}
