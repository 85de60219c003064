import { getJob, type Job, updateJob } from "../../../store/repositories/jobs.ts";
import { postsInStatus } from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { RECONNECT } from "../../accounts/account-secret.ts";

/** Whether a job goes on as soon as its account is connected again. */
export const waitsForLogin = ({ status, error }: Pick<Job, "status" | "error">): boolean =>
  (status === "waiting" || status === "queued") && error?.code === RECONNECT;

/** Posts of an account that wait for its login are due. For the transaction that connects it. */
export async function wakePostsOf(scope: StoreScope, accountId: string, nowMs: number): Promise<void> {
  const open = await postsInStatus(scope, ["waiting", "pending"]);
  for (const { jobId } of open.filter((post) => post.accountId === accountId)) {
    const job = jobId === null ? undefined : await getJob(scope, jobId);
    if (!job || !waitsForLogin(job)) continue;
    await updateJob(scope, job.id, { notBeforeMs: 0, waitingFor: null, attemptCount: 0, error: null }, nowMs);
  }
}
