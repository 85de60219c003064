import { expect, test } from "vitest";
import {
  claimNextJob,
  nextDueMs,
  requeueRunningJobs,
  wakeDueJobs,
} from "../../../src/store/repositories/job-queue.ts";
import {
  countOpenJobs,
  getJob,
  insertJobs,
  jobsOfRun,
  listJobs,
  updateJob,
} from "../../../src/store/repositories/jobs.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { countingIds } from "../../support/store.ts";

describeEachStore("jobs", (fresh) => {
  test("pages through all jobs, newest first, none twice", async () => {
    const store = await fresh();
    const ids = await insertJobs(
      store,
      Array.from({ length: 7 }, (_, index) => ({
        runId: "run_1",
        kind: "video" as const,
        label: `v${index}`,
      })),
      { newId: countingIds(), nowMs: 5 },
    );
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await listJobs(store, { limit: 3, ...(before === undefined ? {} : { before }) });
      seen.push(...page.jobs.map((job) => job.id));
      before = page.next;
    } while (before !== undefined);
    expect(seen).toEqual([...ids].reverse());
  });

  test("claims by priority, then age; wakes what is due; a dead run's jobs are ready again", async () => {
    const store = await fresh();
    const job = (label: string, priority: number, notBeforeMs = 0) => ({
      runId: "run_1",
      kind: "video" as const,
      label,
      priority,
      notBeforeMs,
    });
    await insertJobs(store, [job("a", 0), job("b", 5), job("c", 5), job("later", 9, 1_000)], {
      newId: countingIds(),
      nowMs: 10,
    });
    const claim = async (): Promise<string | undefined> => (await claimNextJob(store, {}, 20))?.label;
    expect([await claim(), await claim(), await claim(), await claim()]).toEqual(["b", "c", "a", undefined]);
    expect(await nextDueMs(store, {})).toBe(1_000);
    await wakeDueJobs(store, 999);
    expect(await claim()).toBeUndefined();
    await wakeDueJobs(store, 1_000);
    expect(await claim()).toBe("later");
    await requeueRunningJobs(store, 30);
    expect(await claimNextJob(store, { runId: "another" }, 40)).toBeUndefined();
    expect(await claim()).toBe("later");
    expect(await countOpenJobs(store, { countMax: 3 })).toBe(3);
    expect(await countOpenJobs(store, { countMax: 9, exceptRunId: "run_1" })).toBe(0);
  });

  test("two claims at once never take the same job", async () => {
    const store = await fresh();
    await insertJobs(
      store,
      Array.from({ length: 10 }, (_, index) => ({
        runId: "r",
        kind: "video" as const,
        label: String(index),
      })),
      { newId: countingIds(), nowMs: 0 },
    );
    const claimed = await Promise.all(
      Array.from({ length: 20 }, async () => await claimNextJob(store, {}, 1)),
    );
    const ids = claimed.flatMap((job) => (job ? [job.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("keeps input and error as they were given, and counts versions", async () => {
    const store = await fresh();
    const [id = ""] = await insertJobs(
      store,
      [{ runId: "r", kind: "plan", label: "plan", input: { text: `';--"{}\n`, n: 3 } }],
      { newId: countingIds(), nowMs: 1_764_000_000_000 },
    );
    const error = { kind: "quota" as const, code: "budget-exceeded", message: "no", hint: null };
    await updateJob(store, id, { status: "failed", error }, 1_764_000_000_001);
    expect(await getJob(store, id)).toMatchObject({
      input: { text: `';--"{}\n`, n: 3 },
      error,
      rowVersion: 2,
      createdAtMs: 1_764_000_000_000,
      updatedAtMs: 1_764_000_000_001,
    });
    expect(await jobsOfRun(store, "r")).toHaveLength(1);
  });
});
