import { expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.ts";
import { newRandomId } from "../../../src/core/ids.ts";
import { enqueueRun } from "../../../src/pipeline/enqueue-run.ts";
import { describeRuns, type RunEnding } from "../../../src/pipeline/runs/run-document.ts";
import { recordStep } from "../../../src/store/repositories/job-steps.ts";
import { insertJobs, type Job, updateJob } from "../../../src/store/repositories/jobs.ts";
import { insertVideos, updateVideo } from "../../../src/store/repositories/videos.ts";
import { sampleBrief } from "../../support/brief.ts";
import { plannedVideo } from "../../support/planned-video.ts";
import { temporaryStore } from "../../support/store.ts";

type Ending = Pick<Job, "status"> & { kind?: NonNullable<Job["error"]>["kind"] };
const DONE: Ending = { status: "done" };

/** A run whose first plan is done, with a video job for each ending and, perhaps, a plan that replaces the first. */
async function runThatEnded(endings: readonly Ending[], replacement?: Ending): Promise<RunEnding> {
  const store = await temporaryStore();
  const tools = { newId: newRandomId, clock: systemClock };
  const run = { brief: sampleBrief(), maxSpendUsdMicros: null, options: {} };
  const { runId, briefId, planJobId } = await enqueueRun(store, run, tools);
  const moment = { newId: newRandomId, nowMs: 1 };
  const end = async (id: string, { status, kind }: Ending): Promise<void> => {
    const error = kind === undefined ? null : { kind, code: "x", message: "x", hint: null };
    await updateJob(store, id, { status, error }, 2);
  };
  await end(planJobId, DONE);
  const ids: string[] = [];
  for (const ending of endings) {
    const videoId = newRandomId("video");
    const status = ending.status === "done" ? "posted" : "waiting";
    await insertVideos(store, [{ id: videoId, runId, conceptId: "con_1", title: "t", status }], 1);
    const [id = ""] = await insertJobs(store, [{ runId, kind: "video", label: "t", videoId }], moment);
    await end(id, ending);
    ids.push(id);
  }
  if (replacement) {
    const replaces = { videoJobId: ids[0] ?? "", seed: "s", round: 1 };
    const input = { briefId, replaces };
    const [id = ""] = await insertJobs(store, [{ runId, kind: "plan", label: "again", input }], moment);
    await end(id, replacement);
  }
  return await describeRuns(store, [runId], 12.4);
}

const REJECTED: Ending = { status: "rejected", kind: "gated" };

test.each<[string, readonly Ending[], Ending | undefined, number, string]>([
  ["all delivered", [DONE, DONE], undefined, 0, "completed"],
  ["some delivered", [DONE, { status: "failed", kind: "transient" }], undefined, 8, "partial"],
  ["one to be settled by a person", [{ status: "parked", kind: "gated" }], undefined, 10, "gated"],
  ["one that waits for a vendor", [{ status: "waiting" }], undefined, 9, "waiting"],
  ["one dropped by a person", [{ status: "dropped", kind: "gated" }], undefined, 0, "completed"],
  [
    "a vendor's no and a bug",
    [
      { status: "failed", kind: "refused" },
      { status: "failed", kind: "bug" },
    ],
    undefined,
    1,
    "failed",
  ],
  ["rejected", [REJECTED], undefined, 10, "gated"],
  ["rejected, and another delivered in its place", [REJECTED, DONE], DONE, 0, "completed"],
  ["rejected, with no other idea left", [REJECTED], { status: "failed", kind: "config" }, 10, "gated"],
  ["rejected, and a bug in its place", [REJECTED], { status: "failed", kind: "bug" }, 1, "failed"],
  ["rejected, and so is the one in its place", [REJECTED, REJECTED], DONE, 10, "gated"],
])("%s", async (_name, endings, replacement, exitCode, status) => {
  const ending = await runThatEnded(endings, replacement);
  expect([ending.exitCode, ending.document.status]).toEqual([exitCode, status]);
  expect(ending.document.videos).toHaveLength(endings.length);
  expect(ending.document.elapsedMs).toBe(12);
});

async function shotsOf(status: "posted" | "waiting", unpaid: readonly string[]): Promise<RunEnding> {
  const store = await temporaryStore();
  const services = { store, newId: newRandomId, clock: systemClock };
  const { runId, planJobId, job, videoId } = await plannedVideo(services);
  await updateJob(store, planJobId, { status: "done" }, 2);
  await updateVideo(store, videoId, { status });
  const ended = status === "posted" ? { status: "done" as const } : { status: "waiting" as const };
  await updateJob(store, job.id, ended, 2);
  const result = { shots: [], warnings: ["b2: it is drawn"], unpaid: [...unpaid] };
  await recordStep(store, job.id, { step: "shots", result, elapsedMs: 1, finishedAtMs: 1 });
  return await describeRuns(store, [runId], 1);
}

test("a delivered video that lacks shots for want of money is no whole success, and says what happened", async () => {
  const whole = await shotsOf("posted", []);
  expect([whole.exitCode, whole.document.status]).toEqual([0, "completed"]);
  expect(whole.document.videos[0]?.warnings).toEqual(["b2: it is drawn"]);
  const short = await shotsOf("posted", ["b2"]);
  expect([short.exitCode, short.document.status]).toEqual([8, "partial"]);
  const underWay = await shotsOf("waiting", ["b2"]);
  expect([underWay.exitCode, underWay.document.status]).toEqual([9, "waiting"]);
});
