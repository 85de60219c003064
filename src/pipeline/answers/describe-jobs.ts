import type { JobDocument, JobSummary, JobsDocument } from "../../model/command-documents.ts";
import type { JobStatus } from "../../model/job-status.ts";
import { effectsOfJob } from "../../store/repositories/effects.ts";
import { finishedSteps } from "../../store/repositories/job-steps.ts";
import { countOpenJobs, countParkedJobs, type Job, listJobs } from "../../store/repositories/jobs.ts";
import type { StoreScope } from "../../store/scope.ts";

const JOBS_COUNTED = 100_000;

export async function describeJobs(
  scope: StoreScope,
  filter: { status?: JobStatus; runId?: string; limit: number },
): Promise<JobsDocument> {
  const { jobs } = await listJobs(scope, filter);
  return {
    schema: "viral.jobs/1",
    jobs: jobs.map(summaryOf),
    openCount: await countOpenJobs(scope, { countMax: JOBS_COUNTED }),
    parkedCount: await countParkedJobs(scope, { countMax: JOBS_COUNTED }),
  };
}

export async function describeJob(scope: StoreScope, job: Job): Promise<JobDocument> {
  const steps = await finishedSteps(scope, job.id);
  const effects = await effectsOfJob(scope, job.id);
  return {
    schema: "viral.job/1",
    job: summaryOf(job),
    steps: steps.map((step) => ({
      name: step.step,
      finishedAt: isoTime(step.finishedAtMs),
      elapsedMs: step.elapsedMs,
    })),
    effects: effects.map((effect) => ({
      key: effect.key,
      state: effect.state,
      provider: effect.providerId,
      message: effect.message,
    })),
  };
}

function summaryOf(job: Job): JobSummary {
  return {
    id: job.id,
    runId: job.runId,
    kind: job.kind,
    label: job.label,
    status: job.status,
    attemptCount: job.attemptCount,
    waitingFor: job.waitingFor,
    notBefore: job.notBeforeMs > 0 ? isoTime(job.notBeforeMs) : null,
    error: job.error && {
      kind: job.error.kind,
      code: job.error.code,
      message: job.error.message,
      hint: job.error.hint,
    },
    createdAt: isoTime(job.createdAtMs),
    updatedAt: isoTime(job.updatedAtMs),
  };
}

export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
