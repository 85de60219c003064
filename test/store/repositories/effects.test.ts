import { expect, test } from "vitest";
import { newRandomId } from "../../../src/core/ids.ts";
import {
  type EffectRow,
  effectsOfJob,
  endedEffects,
  getEffect,
  insertEffect,
  listEffectsInState,
  updateEffect,
} from "../../../src/store/repositories/effects.ts";
import { reserveSpend } from "../../../src/store/repositories/spend-ledger.ts";
import { sampleEffect } from "../../support/content.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("effects", (fresh) => {
  test("an effect has one row, however often its intent is written", async () => {
    const store = await fresh();
    await insertEffect(store, sampleEffect("a"));
    await expect(insertEffect(store, sampleEffect("a", { token: "lse_2" }))).rejects.toThrow();
    expect(await getEffect(store, "a")).toMatchObject(sampleEffect("a"));
    expect(await getEffect({ ...store, tenantId: "another" }, "a")).toBeUndefined();
  });

  test("only the holder of its token changes it; a former owner touches nothing and is told so", async () => {
    const store = await fresh();
    await insertEffect(store, sampleEffect("a"));
    await insertEffect(store, sampleEffect("b"));
    const take = await updateEffect(store, { key: "a", token: "lse_1" }, { token: "lse_2", owner: "new" });
    expect(take).toBe(true);
    const late = await updateEffect(store, { key: "a", token: "lse_1" }, { state: "done", handle: "h" });
    expect(late).toBe(false);
    expect(await getEffect(store, "a")).toMatchObject({ state: "intent", handle: null, owner: "new" });
    expect(await getEffect(store, "b")).toMatchObject(sampleEffect("b"));
  });

  test("of one vendor and step that ended lately are told of, the latest first", async () => {
    const store = await fresh();
    const nowMs = sampleEffect("").updatedAtMs;
    const spent = async (key: string, change: Partial<EffectRow>): Promise<void> => {
      const { providerId, intentAtMs, runId } = sampleEffect(key, change);
      const reservation = { effectKey: key, runId, videoId: null, providerId, amountUsdMicros: 1 };
      const ledgerId = await reserveSpend(store, reservation, { newId: newRandomId, nowMs: intentAtMs });
      await insertEffect(store, sampleEffect(key, { ledgerId, ...change }));
    };
    await spent("job_1/shots/1", { state: "done", updatedAtMs: nowMs + 1 });
    await spent("job_1/shots/2", { state: "refused", result: "{}", updatedAtMs: nowMs + 2 });
    await spent("job_1/shots/3", { state: "parked" });
    await spent("job_1/shots/4", { state: "done", updatedAtMs: nowMs - 1 });
    await spent("job_1/shots/5", { state: "done", providerId: "runway" });
    await spent("job_1/voice/1", { state: "done" });
    const lately = { stepId: "shots", sinceMs: nowMs, limit: 9 };
    expect((await endedEffects(store, "fal", lately)).map(({ state }) => state)).toEqual(["refused", "done"]);
    expect(await endedEffects(store, "fal", { ...lately, limit: 1 })).toHaveLength(1);
    expect(await endedEffects({ ...store, tenantId: "another" }, "fal", lately)).toEqual([]);
  });

  test("are listed by job and by state, in the order of their keys", async () => {
    const store = await fresh();
    await insertEffect(store, sampleEffect("job_1/shots/2", { state: "parked" }));
    await insertEffect(store, sampleEffect("job_1/shots/1", { state: "parked" }));
    await insertEffect(store, sampleEffect("job_1/buy/1"));
    await insertEffect(store, sampleEffect("job_2/shots/1", { jobId: "job_2", state: "parked" }));
    const keys = (rows: EffectRow[]): string[] => rows.map(({ key }) => key);
    expect(keys(await effectsOfJob(store, "job_1"))).toEqual([
      "job_1/buy/1",
      "job_1/shots/1",
      "job_1/shots/2",
    ]);
    expect(keys(await listEffectsInState(store, "parked", 2))).toEqual(["job_1/shots/1", "job_1/shots/2"]);
  });
});
