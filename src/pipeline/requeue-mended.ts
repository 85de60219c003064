import { type JobError, listJobs, updateJob } from "../store/repositories/jobs.ts";
import { updateVideo } from "../store/repositories/videos.ts";
import type { Store } from "../store/scope.ts";

const JOBS_MAX = 1000;

/** Credit at a vendor, and our own budget: a cap of a platform's is no person's to mend. */
const MONEY: ReadonlySet<string> = new Set(["vendor-credit-gone", "budget-exceeded"]);

/**
 * Jobs that stopped for something a person had to mend (a full disk, a missing program, a setting, credit, a budget) go on
 * with `viral resume`. A plan is not among them: what it could not find is asked for anew with `viral run`.
 */
export async function requeueMended(store: Store, runId: string | undefined, nowMs: number): Promise<void> {
  const filter = { status: "failed", limit: JOBS_MAX, ...(runId === undefined ? {} : { runId }) } as const;
  const { jobs } = await listJobs(store, filter);
  const mended = jobs.filter(({ kind, error }) => kind !== "plan" && error !== null && isMendable(error));
  await store.transaction(async (scope) => {
    for (const job of mended) {
      await updateJob(scope, job.id, { status: "queued", attemptCount: 0, error: null }, nowMs);
      if (job.videoId) await updateVideo(scope, job.videoId, { status: "waiting" });
    }
  });
}

const isMendable = ({ kind, code }: JobError): boolean => kind === "config" || MONEY.has(code);
