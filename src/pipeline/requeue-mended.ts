import { type Job, listJobs, updateJob } from "../store/repositories/jobs.ts";
import { updateVideo } from "../store/repositories/videos.ts";
import type { Store, StoreScope } from "../store/scope.ts";
import { followResolution, isSuperseded } from "./post/queue/follow-resolution.ts";

const JOBS_MAX = 1000;

/**
 * Jobs that stopped for something a person had to mend (a full disk, a missing program, a setting) go on with
 * `viral resume`. A plan is not among them: what it could not find is asked for anew with `viral run`. Nor is a post in whose
 * place another one was planned.
 */
export async function requeueMended(store: Store, runId: string | undefined, nowMs: number): Promise<void> {
  const filter = { status: "failed", limit: JOBS_MAX, ...(runId === undefined ? {} : { runId }) } as const;
  const { jobs } = await listJobs(store, filter);
  const mended = jobs.filter((job) => job.error?.kind === "config" && job.kind !== "plan");
  await store.transaction(async (scope) => {
    for (const job of mended) {
      if (await isSuperseded(scope, job)) continue;
      await updateJob(scope, job.id, { status: "queued", attemptCount: 0, error: null }, nowMs);
      await mark(scope, { ...job, status: "queued" }, nowMs);
    }
  });
}

/** A delivered video stays so, whatever becomes of a post of it. */
async function mark(scope: StoreScope, job: Job, nowMs: number): Promise<void> {
  if (job.input["postId"] === undefined || job.input["postId"] === null) {
    if (job.videoId) await updateVideo(scope, job.videoId, { status: "waiting" });
  } else await followResolution(scope, job, nowMs);
}
