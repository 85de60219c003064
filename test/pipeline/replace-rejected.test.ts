import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import type { Brief } from "../../src/model/brief.ts";
import type { RunDocument } from "../../src/model/run-document.ts";
import { jobTable } from "../../src/pipeline/job-table.ts";
import { REPLACEMENTS_MAX } from "../../src/pipeline/replace-rejected.ts";
import { startRun } from "../../src/pipeline/runs/advance-runs.ts";
import type { Step } from "../../src/pipeline/step-table.ts";
import { jobsOfRun } from "../../src/store/repositories/jobs.ts";
import { updateVideo } from "../../src/store/repositories/videos.ts";
import { takeRunLock } from "../../src/store/run-lock.ts";
import { sampleBrief } from "../support/brief.ts";
import { temporaryFolder } from "../support/store.ts";
import { temporaryServices } from "../support/video-services.ts";

/** Plans for real; each video is rejected or accepted in the order in which it comes. */
async function runWith(
  verdicts: readonly boolean[],
  change: Partial<Brief> = {},
): Promise<{ document: RunDocument; exitCode: number; planCount: number }> {
  const services = await temporaryServices();
  let judgedCount = 0;
  const judge: Step = {
    id: "judge",
    effect: "none",
    lane: "free",
    async run({ job }) {
      const isAccepted = verdicts[judgedCount] ?? false;
      judgedCount += 1;
      if (!isAccepted)
        throw new AppError({ kind: "gated", code: "video-rejected", message: "The video was rejected." });
      return {
        result: null,
        rows: async (scope) => await updateVideo(scope, job.videoId ?? "", { status: "posted" }),
      };
    },
  };
  const jobs = jobTable(services);
  const lock = takeRunLock(temporaryFolder(), { pid: process.pid, startedAtMs: 0, command: "test" });
  const brief = sampleBrief({ packs: ["planets"], ...change });
  const { document, exitCode } = await startRun(
    { brief, priority: 0, maxSpendUsdMicros: undefined },
    {
      services,
      jobs: { ...jobs, video: { ...jobs.video, steps: [judge] } },
      lock,
      composeJobs: 1,
      limits: {},
      sealKey: async () => Buffer.alloc(32),
      reportBug: (error) => {
        throw error;
      },
      signal: new AbortController().signal,
    },
  );
  lock.release();
  const all = await jobsOfRun(services.store, document.runId);
  return { document, exitCode, planCount: all.filter((job) => job.kind === "plan").length };
}

test("a rejected video is followed by another concept in its place, and the run is complete", async () => {
  const { document, exitCode } = await runWith([false, true]);
  expect(exitCode).toBe(0);
  expect(document.status).toBe("completed");
  expect(document.videos.map((video) => video.status)).toEqual(["rejected", "posted"]);
  expect(document.videos[0]?.title).not.toBe(document.videos[1]?.title);
});

test("of several videos only the rejected ones are replaced", async () => {
  const { document, exitCode } = await runWith([true, false, true, true], { count: 3 });
  expect(exitCode).toBe(0);
  expect(document.videos.map((video) => video.status).sort()).toEqual([
    "posted",
    "posted",
    "posted",
    "rejected",
  ]);
  expect(new Set(document.videos.map((video) => video.conceptId)).size).toBe(4);
});

test("it gives up after a few, and says so", async () => {
  const { document, exitCode } = await runWith([]);
  expect(exitCode).toBe(10);
  expect(document.status).toBe("gated");
  expect(document.videos).toHaveLength(1 + REPLACEMENTS_MAX);
});

test("a video that was asked for by its seed is not replaced by another", async () => {
  const { document, exitCode, planCount } = await runWith([false, true], { seed: "a" });
  expect([exitCode, document.videos.length, planCount]).toEqual([10, 1, 1]);
});
