import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import { enqueueRun } from "../../src/pipeline/enqueue-run.ts";
import { runJob } from "../../src/pipeline/run-job.ts";
import type { RunnerTools } from "../../src/pipeline/runner-options.ts";
import type { Step } from "../../src/pipeline/step-table.ts";
import { finishedSteps } from "../../src/store/repositories/job-steps.ts";
import { getJob } from "../../src/store/repositories/jobs.ts";
import { sampleBrief } from "../support/brief.ts";
import { failure, oneJob, queuesOf, step } from "../support/one-job.ts";
import { addJob } from "../support/planned-video.ts";
import { temporaryFolder } from "../support/store.ts";
import { toyVendor } from "../support/toy/toy-vendor.ts";

describe("an effect", () => {
  const buy = (kind: "spends" | "publishes", effect: Step["effect"] = kind) => {
    const vendor = toyVendor(join(temporaryFolder(), "vendor"), kind);
    const run: Step["run"] = async (context) => ({
      result: (await context.effect(vendor.request("b1"))).handle,
    });
    return { vendor, steps: [step("shots", run, { effect })] };
  };

  test("that spends is bought under its own name, and what the run has spent is told", async () => {
    const { vendor, steps } = buy("spends");
    const { run, job, events } = await oneJob(steps, { limits: { perVideoUsdMicros: 10_000 } });
    expect(await run()).toBe("done");
    expect(vendor.acceptedKeys()).toEqual([`${job.id}/shots/b1`]);
    expect(events).toContainEqual({ type: "spend", spentUsdMicros: 9_000 });
  });

  test("that was begun is told to the step that starts anew, and only to that step", async () => {
    const vendor = toyVendor(join(temporaryFolder(), "vendor"), "spends");
    const begun: string[][] = [];
    const shots: Step["run"] = async (context) => {
      begun.push([...(await context.begunParts())]);
      await context.effect(vendor.request("b1"));
      if (begun.length === 1) throw failure("transient");
      return { result: null };
    };
    const after: Step["run"] = async ({ begunParts }) => ({ result: [...(await begunParts())] });
    const steps = [step("shots", shots, { effect: "spends" }), step("after", after)];
    const { run, store, job } = await oneJob(steps, { limits: { perVideoUsdMicros: 10_000 } });
    await run();
    expect(await run()).toBe("done");
    expect(begun).toEqual([[], ["b1"]]);
    const finished = await finishedSteps(store, job.id);
    expect(finished.find((one) => one.step === "after")?.result).toEqual([]);
  });

  test("that came to nothing is told to the step that starts anew, with what was said", async () => {
    const vendor = toyVendor(join(temporaryFolder(), "vendor"), "spends");
    const failed: ReadonlyMap<string, string>[] = [];
    const refusing = {
      ...vendor.request("b1"),
      submit: async () => ({ kind: "refused" as const, code: "moderated", message: "not this" }),
    };
    const shots: Step["run"] = async (context) => {
      failed.push(await context.failedParts());
      await context.effect(failed.length === 1 ? refusing : vendor.request("b2")).catch(() => undefined);
      if (failed.length === 1) throw failure("transient");
      return { result: null };
    };
    const limits = { perVideoUsdMicros: 100_000 };
    const { run } = await oneJob([step("shots", shots, { effect: "spends" })], { limits });
    await run();
    expect(await run()).toBe("done");
    expect(failed).toEqual([new Map(), new Map([["b1", "not this"]])]);
  });

  test("that publishes tells of no money", async () => {
    const { run, events } = await oneJob(buy("publishes").steps);
    expect(await run()).toBe("done");
    expect(events.some(({ type }) => type === "spend")).toBe(false);
  });

  test("that its step did not declare is a defect, and nobody is asked", async () => {
    const { vendor, steps } = buy("spends", "publishes");
    const { run, row } = await oneJob(steps);
    expect(await run()).toBe("failed");
    expect((await row())?.error).toMatchObject({ kind: "bug" });
    expect(vendor.acceptedKeys()).toEqual([]);
  });

  test.each<[string, number | null, RunnerTools["limits"]]>([
    ["the run", 9_999, {}],
    ["each video", 1_000_000, { perVideoUsdMicros: 9_999 }],
  ])(
    "that costs more than %s may spend is not bought, and what was spent is told",
    async (_what, max, limits) => {
      const { vendor, steps } = buy("spends");
      const { tools, store, clock, events } = await oneJob(steps, { limits });
      const run = { brief: sampleBrief(), maxSpendUsdMicros: max, options: {} };
      const { runId } = await enqueueRun(store, run, { newId: newRandomId, clock });
      const own = { runId, kind: "video" as const, label: "costly", videoId: newRandomId("video") };
      const job = await addJob({ store, newId: newRandomId, clock }, own);
      expect(await runJob(tools, job, queuesOf(tools))).toBe("failed");
      expect((await getJob(store, job.id))?.error).toMatchObject({ kind: "quota" });
      expect(vendor.acceptedKeys()).toEqual([]);
      expect(events).toContainEqual({ type: "spend", spentUsdMicros: 0 });
    },
  );
});
