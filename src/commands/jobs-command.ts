import type { JobDocument, JobSummary, JobsDocument } from "../model/command-documents.ts";
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
  return { document, text: [...document.jobs.map(jobLine), ...leftLines(document)].join("\n") };
};

function leftLines({ jobs, openCount, parkedCount }: JobsDocument): string[] {
  const lines = [
    ...(openCount > 0 ? [`${openCount} not finished: \`viral resume\`.`] : []),
    ...(parkedCount > 0 ? [`${parkedCount} parked, which you settle: \`viral resolve <id>\`.`] : []),
  ];
  if (lines.length > 0) return lines;
  return [jobs.some(({ status }) => status === "failed") ? "Nothing is under way." : "All is done."];
}

/** A job with its steps and effects, for `jobs <id>` and `resolve`. */
export function jobText({ job, steps, effects }: JobDocument): string {
  const hint = job.status === "failed" ? job.error?.hint : undefined;
  const advice = hint?.includes("viral re") ? undefined : ADVICE[job.status]?.(job.id);
  return [
    jobLine(job),
    ...steps.map(({ name, elapsedMs }) => `  ${name}  ${(elapsedMs / 1000).toFixed(1)} s`),
    ...effects.map(({ key, state, message }) => {
      const place = key.startsWith(`${job.id}/`) ? key.slice(job.id.length + 1) : key;
      return `  ${place}  ${state}${message ? `: ${message}` : ""}`;
    }),
    ...[hint, advice].filter((line) => typeof line === "string"),
  ].join("\n");
}

const ADVICE: Readonly<Record<string, (id: string) => string>> = {
  queued: () => "`viral resume` goes on with it.",
  parked: (id) => `\`viral resolve ${id} --help\` settles it.`,
  failed: (id) => `Mended? \`viral resolve ${id} --retry\`, then \`viral resume\`.`,
};

function jobLine(job: JobSummary): string {
  const reason = job.error?.message ?? job.waitingFor;
  return `${job.id}  ${job.kind.padEnd(5)}  ${job.status.padEnd(8)}  ${job.label}${reason ? `  (${reason})` : ""}`;
}
