import type { Job, JobError } from "../../store/repositories/jobs.ts";
import { getAccount } from "../../store/repositories/social-accounts.ts";
import type { StoreScope } from "../../store/scope.ts";
import { RECONNECT } from "../accounts/account-secret.ts";
import { accountLabel } from "../accounts/find-account.ts";
import { CAME_TO_NOTHING, EFFECT_PARKED } from "../effect-errors.ts";
import { PAUSES_MS, type StepFailure } from "../retry-policy.ts";
import { postIdOf } from "./post-id-of.ts";
import { isInDoubt, mayBeOut } from "./queue/may-be-out.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LONG_PAUSE_MS = 30 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A line or a platform that is away comes back: a post is tried for a day at least. */
const POST_PAUSES_MS: readonly number[] = [
  ...PAUSES_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  ...Array<number>(DAY_MS / LONG_PAUSE_MS).fill(LONG_PAUSE_MS),
];

/** Connecting an account wakes what waits for it; tokens that come by another way are found so. */
const LOOK_FOR_LOGIN_MS = HOUR_MS;

export const postPausesMs = (job: Job): readonly number[] =>
  postIdOf(job) === undefined ? PAUSES_MS : POST_PAUSES_MS;

/**
 * What becomes of a post of an account whose job failed. It is only called failed when it is certain that nothing of it is
 * at the platform; a login that is gone and a line that is down let it wait.
 */
export async function judgePostFailure(
  scope: StoreScope,
  job: Job,
  failure: StepFailure,
  nowMs: number,
): Promise<StepFailure> {
  if (postIdOf(job) === undefined) return failure;
  const { error } = failure;
  if (failure.next === "wait")
    return isWorthAnother(failure) ? failure : { next: "stop", status: "failed", error };
  if (error.code === RECONNECT)
    return {
      next: "wait",
      untilMs: nowMs + LOOK_FOR_LOGIN_MS,
      waitingFor: `${await labelOf(scope, job)} to be connected again`,
      attemptCount: job.attemptCount,
      error,
    };
  if (failure.status === "parked") return failure;
  if (await mayBeOut(scope, job.id)) return park(perhapsOut(error, job.id, await isInDoubt(scope, job.id)));
  if (error.kind === "transient") return park(notSent(error, job.id));
  return failure;
}

/** What the platform itself made nothing of is not uploaded all day long. */
const isWorthAnother = ({ error, attemptCount }: Extract<StepFailure, { next: "wait" }>): boolean =>
  error.code !== CAME_TO_NOTHING || attemptCount <= PAUSES_MS.length;

const park = (error: JobError): StepFailure => ({ next: "stop", status: "parked", error });

async function labelOf(scope: StoreScope, { input }: Job): Promise<string> {
  const accountId = String(input["account"]);
  const account = await getAccount(scope, accountId);
  return account ? accountLabel(account) : accountId;
}

function perhapsOut(error: JobError, jobId: string, isUnknown: boolean): JobError {
  const parked = { ...error, kind: "gated" as const, code: EFFECT_PARKED };
  if (!isUnknown)
    return {
      ...parked,
      message: `It is at the platform, and could not be noted here: ${error.message}`,
      hint: `When that is mended: \`viral resolve ${jobId} --retry\`, then \`viral post --due\`. Nothing is sent again.`,
    };
  return {
    ...parked,
    message: `Whether it was published is unknown: ${error.message}`,
    hint: `Look at the account, then \`viral resolve ${jobId} --posted <url>\` or \`--not-posted\`; \`--retry\` asks the platform once more.`,
  };
}

const notSent = (error: JobError, jobId: string): JobError => ({
  ...error,
  kind: "gated",
  hint: `Nothing was published, and it was tried ${POST_PAUSES_MS.length + 1} times. \`viral resolve ${jobId} --retry\` tries again, \`--drop\` gives it up.`,
});
