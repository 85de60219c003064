import { expect, test } from "vitest";
import { newRandomId } from "../../../src/core/ids.ts";
import { usdToMicros } from "../../../src/core/money.ts";
import {
  closeSpend,
  committedSpend,
  dearestBill,
  estimatedSpend,
  getSpend,
  quoteSpend,
  reserveSpend,
  spendsSince,
  utcDay,
} from "../../../src/store/repositories/spend-ledger.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { countingIds } from "../../support/store.ts";

const NOW_MS = Date.UTC(2026, 10, 24, 23, 59, 59, 999);
const reservation = { effectKey: "e", runId: "run_1", videoId: "vid_1", providerId: "fal" };

test("a day is the day in UTC, to its last millisecond", () => {
  expect([utcDay(NOW_MS), utcDay(NOW_MS + 1)]).toEqual(["2026-11-24", "2026-11-25"]);
});

describeEachStore("the ledger", (fresh) => {
  test("a reservation counts until it is settled at the vendor's figure, or released", async () => {
    const store = await fresh();
    const tools = { newId: countingIds(), nowMs: NOW_MS };
    const reserve = async (usd: number) =>
      await reserveSpend(store, { ...reservation, amountUsdMicros: usdToMicros(usd) }, tools);
    const spent = async () => await committedSpend(store, "runId", "run_1");
    expect(await spent()).toBe(0);
    const [cheaper, asEstimated, released] = [await reserve(1), await reserve(0.5), await reserve(0.25)];
    expect(await spent()).toBe(1_750_000);
    await closeSpend(store, cheaper, { state: "settled", amountUsdMicros: usdToMicros(0.75) });
    await closeSpend(store, asEstimated, { state: "settled", amountUsdMicros: undefined });
    await closeSpend(store, released, { state: "released", amountUsdMicros: usdToMicros(0) });
    expect(await spent()).toBe(1_250_000);
    expect(await estimatedSpend(store, "videoId", "vid_1")).toBe(1_500_000);
    expect(await estimatedSpend(store, "runId", "run_2")).toBe(0);
    await closeSpend(store, cheaper, { state: "settled", amountUsdMicros: usdToMicros(0) });
    expect(await estimatedSpend(store, "videoId", "vid_1")).toBe(500_000);
    await closeSpend(store, cheaper, { state: "settled", amountUsdMicros: usdToMicros(0.75) });
    expect(await getSpend(store, cheaper)).toBe(750_000);
    expect(await getSpend({ ...store, tenantId: "another" }, cheaper)).toBe(0);
  });

  test("keeps the estimate of what is paid beside its figure, from a day on; what was released is left out", async () => {
    const store = await fresh();
    const reserve = async (nowMs: number) =>
      await reserveSpend(store, { ...reservation, amountUsdMicros: 10 }, { newId: newRandomId, nowMs });
    const settled = await reserve(NOW_MS);
    await closeSpend(store, settled, { state: "settled", amountUsdMicros: 12 });
    await closeSpend(store, await reserve(NOW_MS), { state: "released", amountUsdMicros: 0 });
    await reserve(NOW_MS + 1);
    const seen = { providerId: "fal", videoId: "vid_1", reservedUsdMicros: 10 };
    const [today, tomorrow] = [
      { ...seen, day: "2026-11-24", state: "settled", amountUsdMicros: 12 },
      { ...seen, day: "2026-11-25", state: "reserved", amountUsdMicros: 10 },
    ];
    expect(await spendsSince(store, "2026-11-25")).toEqual([tomorrow]);
    const ever = await spendsSince(store, undefined);
    expect(ever.toSorted((a, b) => a.day.localeCompare(b.day))).toEqual([today, tomorrow]);
    expect(await spendsSince({ ...store, tenantId: "another" }, undefined)).toEqual([]);
  });

  test("the worst bill or announcement of a model's latest calls is found, and held for its calls under way", async () => {
    const store = await fresh();
    const tools = { newId: countingIds(), nowMs: NOW_MS };
    const reserve = async (amountUsdMicros: number, change: object = {}) =>
      await reserveSpend(store, { ...reservation, model: "veo", amountUsdMicros, ...change }, tools);
    const dearest = async (model = "veo") => await dearestBill(store, { providerId: "fal", model });
    const [first, open, other] = [await reserve(100), await reserve(3), await reserve(100, { model: "wan" })];
    const held = await reserve(100, { heldUsdMicros: 170 });
    expect(await dearest()).toBeUndefined();
    await closeSpend(store, first, { state: "settled", amountUsdMicros: 150 });
    expect(await dearest()).toEqual({ estimatedUsdMicros: 100, billedUsdMicros: 150 });
    expect(await dearest("wan")).toBeUndefined();
    const amounts = async () =>
      await Promise.all([open, other, held].map(async (id) => await getSpend(store, id)));
    expect(await amounts()).toEqual([5, 100, 170]);
    await quoteSpend(store, open, 6);
    expect(await dearest()).toEqual({ estimatedUsdMicros: 3, billedUsdMicros: 6 });
    expect(await amounts()).toEqual([6, 100, 200]);
    await closeSpend(store, open, { state: "settled", amountUsdMicros: 3 });
    await closeSpend(store, held, { state: "settled", amountUsdMicros: undefined });
    expect(await amounts()).toEqual([3, 100, 200]);
    for (let calls = 0; calls < 19; calls += 1)
      await closeSpend(store, await reserve(10), { state: "settled", amountUsdMicros: 9 });
    expect(await dearest()).toEqual({ estimatedUsdMicros: 100, billedUsdMicros: 200 });
    await closeSpend(store, await reserve(10), { state: "settled", amountUsdMicros: 9 });
    expect(await dearest()).toBeUndefined();
    expect(
      await dearestBill({ ...store, tenantId: "another" }, { providerId: "fal", model: "veo" }),
    ).toBeUndefined();
  });

  test("counts one run, one video or one UTC day of one tenant", async () => {
    const store = await fresh();
    const tools = { newId: countingIds(), nowMs: NOW_MS };
    const amountUsdMicros = usdToMicros(0.01);
    await reserveSpend(store, { ...reservation, amountUsdMicros }, tools);
    await reserveSpend(store, { ...reservation, videoId: null, amountUsdMicros }, tools);
    const nextDay = { ...tools, nowMs: NOW_MS + 1 };
    await reserveSpend(store, { ...reservation, runId: "run_2", amountUsdMicros }, nextDay);
    expect(await committedSpend(store, "runId", "run_1")).toBe(20_000);
    expect(await committedSpend(store, "videoId", "vid_1")).toBe(20_000);
    expect(await committedSpend(store, "day", "2026-11-24")).toBe(20_000);
    expect(await committedSpend(store, "day", "2026-11-25")).toBe(10_000);
    expect(await committedSpend({ ...store, tenantId: "another" }, "day", "2026-11-24")).toBe(0);
  });
});
