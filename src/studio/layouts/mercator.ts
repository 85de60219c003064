const LATITUDE_MAX = 83;

/** Mercator on a unit square: x from 0 (180° W) to 1, y from 0 (top) growing downwards; degrees in. */
export function mercator(longitude: number, latitude: number): { x: number; y: number } {
  const bounded = Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, latitude));
  const radians = (bounded * Math.PI) / 180;
  return {
    x: (longitude + 180) / 360,
    y: 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI),
  };
}

/** How much longer a degree looks on the map than at the equator. */
export function mercatorStretch(latitude: number): number {
  return 1 / Math.cos((Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, latitude)) * Math.PI) / 180);
}
