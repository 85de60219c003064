import { expect, test } from "vitest";
import {
  type EffectRow,
  effectsOfJob,
  getEffect,
  insertEffect,
  listEffectsInState,
  updateEffect,
} from "../../../src/store/repositories/effects.ts";
import { describeEachStore } from "../../support/each-store.ts";

const effect = (key: string, change: Partial<EffectRow> = {}): EffectRow => ({
  key,
  jobId: "job_1",
  runId: "run_1",
  providerId: "fal",
  kind: "spends",
  state: "intent",
  token: "lse_1",
  owner: "host|boot|1|2",
  leaseUntilMs: 1_764_000_060_000,
  ledgerId: null,
  handle: null,
  isHandleSealed: 0,
  result: null,
  message: null,
  intentAtMs: 1_764_000_000_000,
  updatedAtMs: 1_764_000_000_000,
  ...change,
});

describeEachStore("effects", (fresh) => {
  test("an effect has one row, however often its intent is written", async () => {
    const store = await fresh();
    await insertEffect(store, effect("a"));
    await expect(insertEffect(store, effect("a", { token: "lse_2" }))).rejects.toThrow();
    expect(await getEffect(store, "a")).toMatchObject(effect("a"));
    expect(await getEffect({ ...store, tenantId: "another" }, "a")).toBeUndefined();
  });

  test("only the holder of its token changes it; a former owner touches nothing and is told so", async () => {
    const store = await fresh();
    await insertEffect(store, effect("a"));
    await insertEffect(store, effect("b"));
    const take = await updateEffect(store, { key: "a", token: "lse_1" }, { token: "lse_2", owner: "new" });
    expect(take).toBe(true);
    const late = await updateEffect(store, { key: "a", token: "lse_1" }, { state: "done", handle: "h" });
    expect(late).toBe(false);
    expect(await getEffect(store, "a")).toMatchObject({ state: "intent", handle: null, owner: "new" });
    expect(await getEffect(store, "b")).toMatchObject(effect("b"));
  });

  test("are listed by job and by state, in the order of their keys", async () => {
    const store = await fresh();
    await insertEffect(store, effect("job_1/shots/2", { state: "parked" }));
    await insertEffect(store, effect("job_1/shots/1", { state: "parked" }));
    await insertEffect(store, effect("job_1/buy/1"));
    await insertEffect(store, effect("job_2/shots/1", { jobId: "job_2", state: "parked" }));
    const keys = (rows: EffectRow[]): string[] => rows.map(({ key }) => key);
    expect(keys(await effectsOfJob(store, "job_1"))).toEqual([
      "job_1/buy/1",
      "job_1/shots/1",
      "job_1/shots/2",
    ]);
    expect(keys(await listEffectsInState(store, "parked", 2))).toEqual(["job_1/shots/1", "job_1/shots/2"]);
  });
});
