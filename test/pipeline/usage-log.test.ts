import { expect, it } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import { createUsageLog } from "../../src/pipeline/usage-log.ts";
import { recentApiUses } from "../../src/store/repositories/api-usage.ts";
import { temporaryStore } from "../support/store.ts";

const request = { providerId: "fal", operation: "POST /queue", status: 200, elapsedMs: 12.4 };

it("leaves a row for each request, in order, and says when all are there", async () => {
  const store = await temporaryStore();
  const log = createUsageLog({ store, newId: newRandomId, clock: { nowMs: () => 7 } });
  log.tell(request);
  log.tell({ ...request, status: null });
  await log.settled();
  expect(await recentApiUses(store, "fal", { sinceMs: 0, limit: 9 })).toEqual([
    { operation: "POST /queue", status: null, latencyMs: 12, createdAtMs: 7 },
    { operation: "POST /queue", status: 200, latencyMs: 12, createdAtMs: 7 },
  ]);
});

it("keeps telling when the store refuses, and throws at the end", async () => {
  const store = await temporaryStore();
  const log = createUsageLog({ store, newId: () => "usg_1", clock: { nowMs: () => 7 } });
  log.tell(request);
  log.tell(request);
  await expect(log.settled()).rejects.toThrow("UNIQUE");
  expect(await recentApiUses(store, "fal", { sinceMs: 0, limit: 9 })).toHaveLength(1);
});

it("counts one kind of request since a moment, those of just now too", async () => {
  const store = await temporaryStore();
  const clock = { now: 5, nowMs: () => clock.now };
  const log = createUsageLog({ store, newId: newRandomId, clock });
  log.tell(request);
  await log.settled();
  clock.now = 9;
  log.tell(request);
  log.tell({ ...request, operation: "GET /queue" });
  log.tell({ ...request, providerId: "runway" });
  expect(await log.countSince(request, 6)).toBe(1);
  expect(await log.countSince(request, 5)).toBe(2);
});
