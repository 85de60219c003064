import { describe, expect, it } from "vitest";
import { refusal } from "../../../../src/pipeline/effect-claim.ts";
import { readHealth } from "../../../../src/pipeline/shots/router/read-health.ts";
import {
  HEALTH_WINDOW_MS,
  isFailing,
  UNKNOWN_HEALTH,
} from "../../../../src/pipeline/shots/router/vendor-health.ts";
import { recordApiUse } from "../../../../src/store/repositories/api-usage.ts";
import { type EffectRow, insertEffect } from "../../../../src/store/repositories/effects.ts";
import { reserveSpend } from "../../../../src/store/repositories/spend-ledger.ts";
import type { Store } from "../../../../src/store/scope.ts";
import { sampleEffect } from "../../../support/content.ts";
import { countingIds, temporaryStore } from "../../../support/store.ts";

const NOW_MS = Date.UTC(2026, 10, 29, 12);
const newId = countingIds();

async function order(store: Store, key: string, change: Partial<EffectRow>, tookMs = 60_000): Promise<void> {
  const endedMs = change.updatedAtMs ?? NOW_MS;
  const intentAtMs = endedMs - tookMs;
  const { providerId } = sampleEffect(key, change);
  const reservation = { effectKey: key, runId: "run_1", videoId: null, providerId, amountUsdMicros: 1 };
  const ledgerId = await reserveSpend(store, reservation, { newId, nowMs: intentAtMs });
  await insertEffect(store, sampleEffect(key, { ledgerId, intentAtMs, updatedAtMs: endedMs, ...change }));
}

async function ask(store: Store, operation: string, status: number | null, times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const use = { providerId: "fal", operation, runId: null, jobId: null, unit: "request", quantity: 1 };
    const id = newId("usage");
    await recordApiUse(store, { id, ...use, costUsdMicros: 0, status, latencyMs: 90 }, NOW_MS);
  }
}

const falOf = async (store: Store) => (await readHealth(store, ["fal"], NOW_MS)).get("fal");

describe("a vendor's health", () => {
  it("is what became of its shots lately, and how long those that were made took", async () => {
    const store = await temporaryStore();
    await order(store, "j/shots/b1", { state: "done" }, 40_000);
    await order(store, "j/shots/b2", { state: "done" }, 90_000);
    await order(store, "j/shots/b3", { state: "done" }, 70_000);
    await order(store, "j/shots/b4", refusal("refused", "it failed"));
    await order(store, "j/shots/b5", refusal("moderation", "a flag"));
    await order(store, "j/shots/b6", { state: "submitted" });
    await order(store, "j/shots/b7", {
      ...refusal("refused", "long ago"),
      updatedAtMs: NOW_MS - HEALTH_WINDOW_MS - 1,
    });
    await order(store, "j/script/1", refusal("refused", "words"));
    await order(store, "j/shots/b8", { ...refusal("refused", "another's"), providerId: "runway" });
    expect(await readHealth(store, ["fal", "runway", "gemini"], NOW_MS)).toEqual(
      new Map([
        ["fal", { orderCount: 4, failureCount: 1, medianShotMs: 70_000 }],
        ["runway", { orderCount: 1, failureCount: 1, medianShotMs: undefined }],
        ["gemini", UNKNOWN_HEALTH],
      ]),
    );
  });

  it("is bad when every clip fails, however often it says so by 200", async () => {
    const store = await temporaryStore();
    for (const part of ["b1", "b2", "b3", "b4", "b5"])
      await order(store, `j/shots/${part}`, refusal("refused", "INTERNAL.BAD_OUTPUT"));
    await ask(store, "GET /queue/*", 200, 60);
    const health = await falOf(store);
    expect(health).toMatchObject({ orderCount: 5, failureCount: 5 });
    expect(health && isFailing(health)).toBe(true);
  });

  it("knows orders that did not arrive from the rows of requests, which no poll hides", async () => {
    const store = await temporaryStore();
    await order(store, "j/shots/b1", { state: "done" });
    for (const status of [503, 429, null]) await ask(store, "POST /queue", status);
    for (const status of [200, 422]) await ask(store, "POST /queue", status);
    await ask(store, "GET /queue/*", 503, 20);
    await ask(store, "GET /queue/*", 200, 300);
    expect(await falOf(store)).toMatchObject({ orderCount: 4, failureCount: 3 });
  });

  it("counts an order that was sent again once, as it ended", async () => {
    const store = await temporaryStore();
    const again = { effectKey: "j/shots/b1", runId: "run_1", videoId: null, providerId: "fal" };
    await reserveSpend(store, { ...again, amountUsdMicros: 1 }, { newId, nowMs: NOW_MS });
    await order(store, "j/shots/b1", { state: "done" });
    expect(await falOf(store)).toMatchObject({ orderCount: 1, failureCount: 0 });
  });
});
