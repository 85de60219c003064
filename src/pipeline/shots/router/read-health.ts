import { recentApiUses } from "../../../store/repositories/api-usage.ts";
import { endedEffects } from "../../../store/repositories/effects.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { isModerated } from "../../effect-claim.ts";
import { HEALTH_WINDOW_MS, type VendorHealth } from "./vendor-health.ts";

const SHOTS_MAX = 100;
const REQUESTS_MAX = 2_000;

/**
 * What became of the latest shots of some vendors: their effects say which were made, which failed and how long each took,
 * whatever the vendor answered by HTTP. Orders that did not arrive at all stand in the rows that each request leaves.
 */
export async function readHealth(
  scope: StoreScope,
  vendors: Iterable<string>,
  nowMs: number,
): Promise<Map<string, VendorHealth>> {
  const sinceMs = nowMs - HEALTH_WINDOW_MS;
  const health = new Map<string, VendorHealth>();
  for (const vendor of vendors) {
    const effects = await endedEffects(scope, vendor, { stepId: "shots", sinceMs, limit: SHOTS_MAX });
    const uses = await recentApiUses(scope, vendor, { sinceMs, limit: REQUESTS_MAX });
    const made = effects.filter(({ state }) => state === "done");
    // A prompt that was refused for what it shows says nothing of a vendor's health.
    const failed = effects.filter((effect) => effect.state === "refused" && !isModerated(effect));
    const lostCount = uses.filter(isLostOrder).length;
    health.set(vendor, {
      orderCount: made.length + failed.length + lostCount,
      failureCount: failed.length + lostCount,
      medianShotMs: median(made.map(({ intentAtMs, updatedAtMs }) => updatedAtMs - intentAtMs)),
    });
  }
  return health;
}

/** By the vendor's fault: no answer, too much to do, in trouble. Polls only read, and there are many of them. */
const isLostOrder = ({ operation, status }: { operation: string; status: number | null }): boolean =>
  operation.startsWith("POST ") && (status === null || status === 429 || status >= 500);

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
