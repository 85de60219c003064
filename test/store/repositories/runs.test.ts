import { expect, test } from "vitest";
import {
  getBrief,
  getRun,
  insertRun,
  listRuns,
  setMaxSpend,
  setRunStatus,
} from "../../../src/store/repositories/runs.ts";
import { sampleBrief } from "../../support/brief.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";
import { countingIds } from "../../support/store.ts";

const brief = sampleBrief({ topic: "rivers ';--", count: 2 });

describeEachStore("runs", (fresh) => {
  test("keep their brief, budget and options", async () => {
    const store = await fresh();
    const run = { brief, maxSpendUsdMicros: 5, options: { a: 1 } };
    const { runId, briefId } = await insertRun(store, run, { newId: countingIds(), nowMs: 7 });
    const found = await getRun(store, runId);
    expect(found).toMatchObject({ briefId, status: "running", videoCount: 2, outFolder: "/videos" });
    expect(found).toMatchObject({ maxSpendUsdMicros: 5, options: { a: 1 }, finishedAtMs: null });
    expect(await getBrief(store, briefId)).toEqual(brief);
    const another = { ...store, tenantId: "another" };
    expect([await getRun(another, runId), await getBrief(another, briefId)]).toEqual([undefined, undefined]);
  });

  test("a new status touches one run and counts its version", async () => {
    const store = await fresh();
    const tools = { newId: countingIds(), nowMs: 7 };
    const run = { brief, maxSpendUsdMicros: null, options: {} };
    const { runId } = await insertRun(store, run, tools);
    const { runId: later } = await insertRun(store, run, tools);
    await setRunStatus(store, runId, "completed", 99);
    expect(await getRun(store, runId)).toMatchObject({
      status: "completed",
      finishedAtMs: 99,
      rowVersion: 2,
      maxSpendUsdMicros: null,
    });
    expect(await getRun(store, later)).toMatchObject({ status: "running", rowVersion: 1 });
  });

  test("may be allowed more, each by itself", async () => {
    const store = await fresh();
    const tools = { newId: countingIds(), nowMs: 7 };
    const run = { brief, maxSpendUsdMicros: 5, options: {} };
    const { runId } = await insertRun(store, run, tools);
    const { runId: other } = await insertRun(store, run, tools);
    await setMaxSpend(store, runId, 9);
    expect(await getRun(store, runId)).toMatchObject({ maxSpendUsdMicros: 9, rowVersion: 2 });
    expect(await getRun(store, other)).toMatchObject({ maxSpendUsdMicros: 5 });
  });

  test("come newest first", async () => {
    const store = await fresh();
    const insert = async (id: string) =>
      await insertRun(
        store,
        { brief, maxSpendUsdMicros: null, options: {} },
        { newId: (kind) => (kind === "run" ? id : `brf_${id}`), nowMs: 1 },
      );
    await expectNewestFirst(store, insert, listRuns);
  });
});
