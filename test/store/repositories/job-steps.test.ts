import { expect, test } from "vitest";
import { finishedSteps, recordStep } from "../../../src/store/repositories/job-steps.ts";
import { describeEachStore } from "../../support/each-store.ts";

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

  test("takes one result for a step and refuses a second", async () => {
    const store = await fresh();
    await recordStep(store, "job_1", step("write", 1, "first"));
    await expect(recordStep(store, "job_1", step("write", 2, "second"))).rejects.toThrow();
    expect(await finishedSteps(store, "job_1")).toEqual([step("write", 1, "first")]);
  });
});
