import { type Job, type JobError, listJobs, updateJob } from "../store/repositories/jobs.ts";
import { updateVideo } from "../store/repositories/videos.ts";
import type { Store, StoreScope } from "../store/scope.ts";
import { postIdOf } from "./post/post-id-of.ts";
import { followResolution, isSuperseded } from "./post/queue/follow-resolution.ts";

const JOBS_MAX = 1000;

/** Credit at a vendor, and our own budget: a cap of a platform's is no person's to mend. */
const MONEY: ReadonlySet<string> = new Set(["vendor-credit-gone", "budget-exceeded"]);

/**
 * Jobs that stopped for something a person had to mend (a full disk, a missing program, a setting, credit, a budget) go on
 * with `viral resume`. A plan is not among them: what it could not find is asked for anew with `viral run`. Nor is a post in
 * whose place another one was planned.
 */
export async function requeueMended(store: Store, runId: string | undefined, nowMs: number): Promise<void> {
  const filter = { status: "failed", limit: JOBS_MAX, ...(runId === undefined ? {} : { runId }) } as const;
  const { jobs } = await listJobs(store, filter);
  const mended = jobs.filter(({ kind, error }) => kind !== "plan" && error !== null && isMendable(error));
  await store.transaction(async (scope) => {
    for (const job of mended) {
      if (await isSuperseded(scope, job)) continue;
      await updateJob(scope, job.id, { status: "queued", attemptCount: 0, error: null }, nowMs);
      await mark(scope, { ...job, status: "queued" }, nowMs);
    }
  });
}

const isMendable = ({ kind, code }: JobError): boolean => kind === "config" || MONEY.has(code);

/** A delivered video stays so, whatever becomes of a post of it. */
async function mark(scope: StoreScope, job: Job, nowMs: number): Promise<void> {
  if (postIdOf(job) === undefined) {
    if (job.videoId) await updateVideo(scope, job.videoId, { status: "waiting" });
  } else await followResolution(scope, job, nowMs);
}
