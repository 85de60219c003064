import { z } from "zod";
import type { UsdMicros } from "../../core/money.ts";
import type { JobNews } from "../clip-jobs/job-news.ts";

export const Task = z.object({
  status: z.string(),
  output: z.array(z.string()).optional(),
  failure: z.string().nullish(),
  failureCode: z.string().nullish(),
  cost: z.object({ credits: z.number().min(0) }).nullish(),
});
export type Task = z.infer<typeof Task>;

const USD_MICROS_PER_CREDIT = 10_000;

/** What `GET /v1/tasks/{id}` says. Without a figure a moderated task costs what a good one does, as Runway's terms have it. */
export function readTask(task: Task, estimateUsdMicros: UsdMicros): JobNews {
  switch (task.status) {
    case "PENDING":
    case "RUNNING":
      return { state: "pending" };
    case "THROTTLED":
      return { state: "pending", because: "runway holds it back: the account has as many jobs as it may" };
    case "SUCCEEDED":
      return readSuccess(task);
    case "FAILED":
      return readFailure(task, estimateUsdMicros);
    case "CANCELLED":
      return {
        state: "failed",
        kind: "refused",
        message: "runway: the task was cancelled",
        costUsdMicros: costOf(task) ?? 0,
      };
    default:
      return {
        state: "pending",
        because: `runway says ${JSON.stringify(task.status)}, which is not known here`,
      };
  }
}

function readSuccess(task: Task): JobNews {
  const url = task.output?.[0];
  if (url === undefined)
    return { state: "pending", because: "runway says that it succeeded, and names no file" };
  const cost = costOf(task);
  return { state: "ready", clip: { url }, ...(cost === undefined ? {} : { costUsdMicros: cost }) };
}

function readFailure(task: Task, estimateUsdMicros: UsdMicros): JobNews {
  const code = task.failureCode ?? "no code";
  const isModerated = code.startsWith("SAFETY");
  return {
    state: "failed",
    kind: isModerated ? "moderation" : "refused",
    message: `runway (${code}): ${task.failure ?? "it gave no reason"}`,
    costUsdMicros: costOf(task) ?? (isModerated ? estimateUsdMicros : 0),
  };
}

const costOf = ({ cost }: Task): UsdMicros | undefined => (cost ? worthOf(cost.credits) : undefined);

/** What credits are worth: each is bought for a cent. */
export const worthOf = (credits: number): UsdMicros => Math.round(credits * USD_MICROS_PER_CREDIT);
