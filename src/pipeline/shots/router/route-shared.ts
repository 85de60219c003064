import { type Candidate, type RouteRequest, type RouteSituation, routeShot } from "./route-shot.ts";

/**
 * The models for one clip that stands behind several beats, the best first. Each offers what fills all of them where it
 * can, else what fills the longest, which is then begun anew.
 */
export function routeShared(
  request: Omit<RouteRequest, "durationMs">,
  lengthsMs: readonly number[],
  situation: RouteSituation,
): Candidate[] {
  const longest = routeShot({ ...request, durationMs: Math.max(...lengthsMs) }, situation);
  if (lengthsMs.length === 1) return longest;
  const durationMs = lengthsMs.reduce((sum, lengthMs) => sum + lengthMs, 0);
  const filling = new Map(
    routeShot({ ...request, durationMs }, situation)
      .filter((one) => isFilling(one, durationMs))
      .map((one) => [one.name, one]),
  );
  return longest.map((one) => filling.get(one.name) ?? one);
}

const isFilling = (one: Candidate, durationMs: number): boolean =>
  one.verdict === "possible" && (one.offer.makes === "image" || one.offer.seconds * 1000 >= durationMs);
