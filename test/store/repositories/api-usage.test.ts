import { expect, test } from "vitest";
import {
  apiUsageOfRun,
  priceUse,
  recentApiUses,
  recordApiUse,
} from "../../../src/store/repositories/api-usage.ts";
import { closeSpend, reserveSpend } from "../../../src/store/repositories/spend-ledger.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { countingIds } from "../../support/store.ts";

const use = {
  providerId: "openai",
  operation: "script",
  runId: "run_1",
  jobId: null,
  unit: "token",
  status: 200,
  latencyMs: 900,
};

describeEachStore("use of vendors", (fresh) => {
  test("adds up by vendor, operation and unit, in that order, for one run of one tenant", async () => {
    const store = await fresh();
    const record = async (id: string, change: object, quantity: number, costUsdMicros: number) =>
      await recordApiUse(store, { id, ...use, ...change, quantity, costUsdMicros }, 1);
    await record("usg_1", {}, 10, 3);
    await record("usg_2", {}, 5.5, 4);
    await record("usg_3", { unit: "character" }, 7, 0);
    await record("usg_4", { operation: "critique" }, 1, 1);
    await record("usg_5", { providerId: "fal", operation: "shot", unit: "second" }, 8, 400_000);
    await record("usg_6", { runId: "run_2" }, 1_000, 1_000);
    await record("usg_7", { runId: null }, 1_000, 1_000);
    expect(await apiUsageOfRun(store, "run_1")).toEqual([
      { providerId: "fal", operation: "shot", unit: "second", quantity: 8, costUsdMicros: 400_000 },
      { providerId: "openai", operation: "critique", unit: "token", quantity: 1, costUsdMicros: 1 },
      { providerId: "openai", operation: "script", unit: "character", quantity: 7, costUsdMicros: 0 },
      { providerId: "openai", operation: "script", unit: "token", quantity: 15.5, costUsdMicros: 7 },
    ]);
    expect(await apiUsageOfRun({ ...store, tenantId: "another" }, "run_1")).toEqual([]);
  });

  test("an order costs its bill, whichever comes first; of one that was sent again, the latest does", async () => {
    const store = await fresh();
    const newId = countingIds();
    const order = { effectKey: "e", runId: "run_1", videoId: null, providerId: "openai", amountUsdMicros: 9 };
    const ledgerId = await reserveSpend(store, order, { newId, nowMs: 1 });
    const record = async (id: string, change: object = {}) =>
      await recordApiUse(store, { id, ...use, quantity: 1, costUsdMicros: 0, ...change }, 1);
    const costs = async () => {
      const rows = await store.db
        .selectFrom("apiUsage")
        .select(["id", "costUsdMicros"])
        .where("tenantId", "=", store.tenantId)
        .orderBy("id")
        .execute();
      return rows.map((row) => row.costUsdMicros);
    };
    await record("usg_1", { ledgerId });
    await record("usg_2");
    await priceUse(store, ledgerId);
    expect(await costs()).toEqual([0, 0]);
    await closeSpend(store, ledgerId, { state: "settled", amountUsdMicros: 7 });
    expect(await costs()).toEqual([7, 0]);
    await record("usg_3", { ledgerId });
    await priceUse(store, ledgerId);
    expect(await costs()).toEqual([0, 0, 7]);
    await closeSpend(store, ledgerId, { state: "released", amountUsdMicros: 0 });
    expect(await costs()).toEqual([0, 0, 0]);
  });

  test("tells how the latest requests of one vendor ended, newest first", async () => {
    const store = await fresh();
    const record = async (id: string, change: object, nowMs: number) =>
      await recordApiUse(store, { id, ...use, ...change, quantity: 1, costUsdMicros: 0 }, nowMs);
    await record("usg_1", {}, 10);
    await record("usg_2", { status: 503, latencyMs: 40 }, 20);
    await record("usg_3", { providerId: "fal" }, 30);
    await record("usg_4", { status: null }, 40);
    expect(await recentApiUses(store, "openai", { sinceMs: 15, limit: 9 })).toEqual([
      { operation: "script", status: null, latencyMs: 900, createdAtMs: 40 },
      { operation: "script", status: 503, latencyMs: 40, createdAtMs: 20 },
    ]);
    expect(await recentApiUses(store, "openai", { sinceMs: 0, limit: 1 })).toHaveLength(1);
    expect(
      await recentApiUses({ ...store, tenantId: "another" }, "openai", { sinceMs: 0, limit: 9 }),
    ).toEqual([]);
  });
});
