import { expect, test } from "vitest";
import {
  claimNextJob,
  nextDueMs,
  requeueRunningJobs,
  wakeDueJobs,
} from "../../../src/store/repositories/job-queue.ts";
import { getJob, jobsOfRun, updateJob } from "../../../src/store/repositories/jobs.ts";
import type { Store } from "../../../src/store/scope.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { addJobs } from "../../support/jobs.ts";

const claim = async (store: Store, runId?: string): Promise<string | undefined> =>
  (await claimNextJob(store, runId === undefined ? {} : { runId }, 20))?.label;

describeEachStore("the job queue", (fresh) => {
  test("gives the highest priority first, then the oldest, and each job once", async () => {
    const store = await fresh();
    await addJobs(store, [{ label: "a" }, { label: "b", priority: 5 }, { label: "c", priority: 5 }]);
    expect(await claimNextJob(store, {}, 20)).toMatchObject({
      label: "b",
      status: "running",
      rowVersion: 2,
      updatedAtMs: 20,
    });
    expect([await claim(store), await claim(store), await claim(store)]).toEqual(["c", "a", undefined]);
  });

  test("two claims at once never take the same job", async () => {
    const store = await fresh();
    await addJobs(
      store,
      Array.from({ length: 10 }, (_, index) => ({ label: String(index) })),
    );
    const claimed = await Promise.all(Array.from({ length: 20 }, async () => await claim(store)));
    const labels = claimed.filter((label) => label !== undefined);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test("one run's runner takes that run's jobs only", async () => {
    const store = await fresh();
    await addJobs(store, [
      { label: "other", runId: "run_2", priority: 9 },
      { label: "mine" },
      { label: "other later", runId: "run_2", notBeforeMs: 500 },
      { label: "mine later", notBeforeMs: 1_000 },
    ]);
    expect([await claim(store, "run_1"), await claim(store, "run_1")]).toEqual(["mine", undefined]);
    expect([await nextDueMs(store, { runId: "run_1" }), await nextDueMs(store, {})]).toEqual([1_000, 500]);
    expect(await nextDueMs(store, { runId: "run_3" })).toBeUndefined();
  });

  test("a waiting job is ready at its time, not before, and waits for nothing then", async () => {
    const store = await fresh();
    const [id = "", done = ""] = await addJobs(store, [
      { label: "later", notBeforeMs: 1_000 },
      { label: "done" },
      { label: "much later", notBeforeMs: 1_001 },
    ]);
    await updateJob(store, id, { waitingFor: "fal" }, 11);
    await updateJob(store, done, { status: "done" }, 11);
    await wakeDueJobs(store, 999);
    expect(await claim(store)).toBeUndefined();
    await wakeDueJobs(store, 1_000);
    const ready = { status: "queued", waitingFor: null, updatedAtMs: 1_000, rowVersion: 3 };
    expect(await getJob(store, id)).toMatchObject(ready);
    expect([await claim(store), await claim(store)]).toEqual(["later", undefined]);
  });

  test("what a dead process left running is ready again; what is finished or waits stays so", async () => {
    const store = await fresh();
    const [running = "", done = ""] = await addJobs(store, [
      { label: "running" },
      { label: "done" },
      { label: "later", notBeforeMs: 1_000 },
    ]);
    await updateJob(store, running, { status: "running" }, 11);
    await updateJob(store, done, { status: "done" }, 11);
    await requeueRunningJobs(store, 30);
    const statuses = (await jobsOfRun(store, "run_1")).map(({ status, updatedAtMs }) => [
      status,
      updatedAtMs,
    ]);
    expect(statuses).toEqual([
      ["queued", 30],
      ["done", 11],
      ["waiting", 10],
    ]);
  });
});
