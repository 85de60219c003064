import { expect, test } from "vitest";
import { finishedSteps, latestResults, recordStep } from "../../../src/store/repositories/job-steps.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { addJobs } from "../../support/jobs.ts";

const step = (name: string, finishedAtMs: number, result: string | { readonly a: number } | null = null) => ({
  step: name,
  result,
  elapsedMs: 5,
  finishedAtMs,
});

describeEachStore("the journal", (fresh) => {
  test("keeps results as they were, in the order in which the steps finished, one job apart from another", async () => {
    const store = await fresh();
    const steps = [step("write", 1, "it's"), step("voice", 2, { a: 0.1 }), step("compose", 3)];
    for (const one of [...steps].reverse()) await recordStep(store, "job_1", one);
    await recordStep(store, "job_2", step("write", 9));
    expect(await finishedSteps(store, "job_1")).toEqual(steps);
    expect(await finishedSteps({ ...store, tenantId: "another" }, "job_1")).toEqual([]);
  });

  test("tells the latest results of a step of videos, newest first", async () => {
    const store = await fresh();
    const jobs = ["a", "b", "c"].map((label, index) => ({ label, runId: index === 2 ? "run_2" : "run_1" }));
    await addJobs(store, [
      ...jobs.map((job) => ({ ...job, kind: "video" as const })),
      { label: "plan", kind: "plan" },
    ]);
    const ids = ["job_000001", "job_000002", "job_000003", "job_000004"];
    for (const [index, id] of ids.entries()) await recordStep(store, id, step("shots", 9 - index, id));
    await recordStep(store, "job_000003", step("voice", 1, "another step"));
    const latest = async (change: object = {}) =>
      await latestResults(store, "shots", { limit: 9, exceptJobId: "job_none", ...change });
    expect(await latest()).toEqual(["job_000003", "job_000002", "job_000001"]);
    expect(await latest({ limit: 2 })).toEqual(["job_000003", "job_000002"]);
    expect(await latest({ exceptJobId: "job_000002" })).toEqual(["job_000003", "job_000001"]);
    expect(await latest({ runId: "run_1" })).toEqual(["job_000002", "job_000001"]);
  });

  test("takes one result for a step and refuses a second", async () => {
    const store = await fresh();
    await recordStep(store, "job_1", step("write", 1, "first"));
    await expect(recordStep(store, "job_1", step("write", 2, "second"))).rejects.toThrow();
    expect(await finishedSteps(store, "job_1")).toEqual([step("write", 1, "first")]);
  });
});
