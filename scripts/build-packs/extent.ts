import { geoDistance } from "d3-geo";
import type { Position } from "geojson";

/** Mean radius of the Earth, IUGG. */
export const EARTH_RADIUS_KM = 6371.0088;

export interface Extent {
  /** Degrees. */
  south: number;
  north: number;
  /** Between the southernmost and the northernmost parallel. */
  heightKm: number;
  /** The greatest distance between two points of the outline, along a great circle. */
  spanKm: number;
}

export function distanceKm(a: Position, b: Position): number {
  return geoDistance([a[0] ?? 0, a[1] ?? 0], [b[0] ?? 0, b[1] ?? 0]) * EARTH_RADIUS_KM;
}

type Vector = [number, number, number];

function onSphere([longitude = 0, latitude = 0]: Position): Vector {
  const [east, up] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(up) * Math.cos(east), Math.cos(up) * Math.sin(east), Math.sin(up)];
}

/** The pair of points furthest apart: the one whose vectors agree least. */
function spanOf(points: readonly Position[]): number {
  const vectors = points.map(onSphere);
  let least = 2;
  let ends: [Position, Position] | undefined;
  for (const [index, [x, y, z]] of vectors.entries()) {
    for (let other = index + 1; other < vectors.length; other += 1) {
      const [otherX, otherY, otherZ] = vectors[other] as Vector;
      const agreement = x * otherX + y * otherY + z * otherZ;
      if (agreement >= least) continue;
      least = agreement;
      ends = [points[index] ?? [], points[other] ?? []];
    }
  }
  return ends ? distanceKm(...ends) : 0;
}

export function extentOf(rings: readonly Position[][]): Extent {
  const points = rings.flat();
  const latitudes = points.map(([, latitude = 0]) => latitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  return {
    south,
    north,
    heightKm: ((north - south) * Math.PI * EARTH_RADIUS_KM) / 180,
    spanKm: spanOf(points),
  };
}
