import { z } from "zod";
import { type UsdMicros, usdToMicros } from "../../core/money.ts";
import type { VendorAnswer } from "../clip-jobs/clip-jobs.ts";
import type { JobNews } from "../clip-jobs/job-news.ts";
import { isJobsOwn, isModeratedCode, type Problem, Problems, verdictOf } from "./problems.ts";

const Task = z.object({
  taskUUID: z.string(),
  status: z.string().optional(),
  videoURL: z.string().nullish(),
  cost: z.number().min(0).nullish(),
  /** Of `getTaskDetails`: what was once answered, in whatever form. */
  response: z.unknown().optional(),
});
type Task = z.infer<typeof Task>;

/** Every answer of Runware's: what went well in `data`, what did not in `errors`, whatever the status. */
export const Tasks = Problems.extend({ data: z.array(Task).nullish() });
export type Tasks = z.infer<typeof Tasks>;

/** The answer to a request that makes a job, with a status that says how it went: Runware refuses under 200 as under 400. */
export function withPlainStatus(answer: VendorAnswer, uuid: string): VendorAnswer {
  const { data, errors } = Tasks.safeParse(answer.json).data ?? {};
  if (!errors || errors.length === 0) return answer;
  // It has this job already: as good as accepted.
  if (errors.some(({ code, taskUUID }) => code === "conflictTaskUUID" && (taskUUID ?? uuid) === uuid))
    return { ...answer, status: 200, json: { data: [{ taskUUID: uuid }] } };
  const isMade = data?.some(({ taskUUID }) => taskUUID === uuid) ?? false;
  return answer.status === 200 && !isMade ? { ...answer, status: 400 } : answer;
}

/**
 * What an answer says of a job; undefined: nothing, which Runware says of a running job as well as of one that never was.
 * What it does not say is whether a moderated job is billed: it counts as the estimate.
 */
export function readTasks(
  { data, errors }: Tasks,
  uuid: string,
  estimateUsdMicros: UsdMicros,
): JobNews | undefined {
  const problem = errors?.find((one) => one.taskUUID === uuid && isJobsOwn(one));
  if (problem) return failureOf(problem, estimateUsdMicros);
  const task = data?.find(({ taskUUID }) => taskUUID === uuid);
  if (!task) return undefined;
  return task.status === "error" ? failureOf({ code: "error" }, estimateUsdMicros) : readTask(task);
}

function readTask({ taskUUID, status, videoURL, cost, response }: Task): JobNews | undefined {
  if (videoURL) {
    // Nothing is no price: it is what stands there before there is one.
    const price = cost ? { costUsdMicros: usdToMicros(cost) } : {};
    return { state: "ready", clip: { url: videoURL }, ...price };
  }
  if (status === "processing" || status === "pending") return { state: "pending" };
  if (status === undefined) return readArchived(response, taskUUID);
  const because = `runware says ${JSON.stringify(status)}, which is not known here`;
  return { state: "pending", because };
}

/** The archive keeps the last answer, which may be the refusal of a second request: only a clip in it counts. */
function readArchived(response: unknown, uuid: string): JobNews | undefined {
  const inner = typeof response === "object" && response !== null && "data" in response ? response.data : [];
  const found = [response, inner]
    .flat()
    .map((one) => Task.safeParse(one).data)
    .find((one) => one?.taskUUID === uuid && one.videoURL);
  return found && readTask(found);
}

function failureOf({ code, message }: Problem, estimateUsdMicros: UsdMicros): JobNews {
  const isModerated = isModeratedCode(code);
  return {
    state: "failed",
    kind: isModerated ? "moderation" : "refused",
    message: `runware (${code}): ${message ?? "it gave no reason"}`,
    costUsdMicros: isModerated ? estimateUsdMicros : 0,
  };
}

/** Whether an answer refuses the key, which Runware may do under another status than 401. */
export function refusesKey({ json }: VendorAnswer): boolean {
  return verdictOf(Tasks.safeParse(json).data?.errors?.[0]) === "key-refused";
}
