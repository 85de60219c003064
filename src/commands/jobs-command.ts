import type { JobDocument, JobSummary } from "../model/command-documents.ts";
import { JOB_STATUSES } from "../model/job-status.ts";
import type { RunCommand } from "./command.ts";
import { within } from "./within.ts";

const DEFAULT_LIMIT = 50;
const LIMIT_MAX = 100_000;

export const run: RunCommand = async (call, context) => {
  const [id] = call.arguments;
  if (id) {
    const document = await context.showJob(id);
    return { document, text: jobText(document) };
  }
  const status = JOB_STATUSES.find((one) => one === call.text("status"));
  const runId = call.text("run");
  const document = await context.listJobs({
    limit: within(call.number("limit"), "--limit", 1, LIMIT_MAX) ?? DEFAULT_LIMIT,
    ...(status ? { status } : {}),
    ...(runId ? { runId } : {}),
  });
  if (document.jobs.length === 0) {
    const isFiltered = status !== undefined || runId !== undefined;
    return { document, text: isFiltered ? "No such jobs." : "No jobs. `viral run` makes some." };
  }
  const left =
    document.openCount === 0 ? "All is done." : `${document.openCount} not finished: \`viral resume\`.`;
  return { document, text: [...document.jobs.map(jobLine), left].join("\n") };
};

/** A job with its steps and effects, for `jobs <id>` and `resolve`. */
export function jobText(document: JobDocument): string {
  const steps = document.steps.map((step) => `  ${step.name}  ${(step.elapsedMs / 1000).toFixed(1)} s`);
  const effects = document.effects.map(
    (effect) => `  ${effect.key}  ${effect.state}${effect.message ? `: ${effect.message}` : ""}`,
  );
  const advice =
    document.job.status === "parked" ? [`\`viral resolve ${document.job.id} --help\` settles it.`] : [];
  return [jobLine(document.job), ...steps, ...effects, ...advice].join("\n");
}

function jobLine(job: JobSummary): string {
  const reason = job.error?.message ?? job.waitingFor;
  return `${job.id}  ${job.kind.padEnd(5)}  ${job.status.padEnd(8)}  ${job.label}${reason ? `  (${reason})` : ""}`;
}
