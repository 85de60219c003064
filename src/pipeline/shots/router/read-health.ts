import { recentApiUses } from "../../../store/repositories/api-usage.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { HEALTH_WINDOW_MS, type VendorHealth } from "./vendor-health.ts";

const REQUESTS_MAX = 200;

/** How the latest requests of some vendors ended, from the rows that each request leaves. */
export async function readHealth(
  scope: StoreScope,
  vendors: Iterable<string>,
  nowMs: number,
): Promise<Map<string, VendorHealth>> {
  const health = new Map<string, VendorHealth>();
  for (const vendor of vendors) {
    const since = { sinceMs: nowMs - HEALTH_WINDOW_MS, limit: REQUESTS_MAX };
    const uses = await recentApiUses(scope, vendor, since);
    const good = uses.filter(({ status }) => !isFailure(status));
    health.set(vendor, {
      requestCount: uses.length,
      failureCount: uses.length - good.length,
      medianLatencyMs: median(good.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]))),
    });
  }
  return health;
}

/** The vendor's fault, not ours: a prompt that was refused says nothing of its health. */
const isFailure = (status: number | null): boolean => status === null || status === 429 || status >= 500;

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
