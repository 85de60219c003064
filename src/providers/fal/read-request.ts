import { z } from "zod";
import type { UsdMicros } from "../../core/money.ts";
import type { VendorAnswer } from "../clip-jobs/clip-jobs.ts";
import type { JobNews } from "../clip-jobs/job-news.ts";
import { vendorMessage } from "../http/vendor-message.ts";

export const RequestStatus = z.object({
  status: z.string(),
  error: z.string().nullish(),
  error_type: z.string().nullish(),
});
export type RequestStatus = z.infer<typeof RequestStatus>;

const File = z.object({ url: z.string(), file_size: z.number().int().positive().nullish() });
export const Output = z.union([
  z.object({ video: File }),
  z
    .object({ images: z.array(File).min(1) })
    .transform(({ images }) => ({ video: images[0] as z.infer<typeof File> })),
]);
const Problem = z.object({ detail: z.unknown().refine((detail) => detail !== undefined) });
const Typed = z.array(z.object({ type: z.string() }));

/** What the queue says before there is a result; undefined: ask for the result. */
export function readStatus({ status }: RequestStatus): JobNews | undefined {
  if (status === "COMPLETED") return undefined;
  if (status === "IN_QUEUE" || status === "IN_PROGRESS") return { state: "pending" };
  return { state: "pending", because: `fal says ${JSON.stringify(status)}, which is not known here` };
}

export function readOutput({ video }: z.infer<typeof Output>): JobNews {
  const size = video.file_size ?? undefined;
  return { state: "ready", clip: { url: video.url, ...(size === undefined ? {} : { byteCount: size }) } };
}

/** Says nothing of the job: the key, the line, a queue in a hurry. */
const OF_THE_LINE = new Set([401, 403, 404, 408, 429]);
const PASSED_THROUGH = ["x-fal-error-type", "x-fal-retryable"];
const UNPROCESSABLE = 422;

/**
 * The end of a request that failed, as its result says it; undefined: the answer says nothing of the job. A 5xx is the job's
 * only when fal marks it so: it may as well be a gateway's. fal bills successes, and some of what its models refused after
 * work had begun (422) without saying which: those count as the estimate.
 */
export function readFailure(
  answer: VendorAnswer,
  status: RequestStatus,
  estimateUsdMicros: UsdMicros,
): JobNews | undefined {
  if (answer.status < 400 || OF_THE_LINE.has(answer.status)) return undefined;
  const problem = Problem.safeParse(answer.json);
  const isMarked =
    Boolean(status.error ?? status.error_type) || PASSED_THROUGH.some((name) => answer.headers.has(name));
  if (!(problem.success || isMarked) || (answer.status >= 500 && !isMarked)) return undefined;
  return {
    state: "failed",
    kind: isModerated(answer, status.error_type ?? "") ? "moderation" : "refused",
    message: `fal (${answer.status}): ${status.error ?? vendorMessage(answer)}`,
    costUsdMicros: answer.status === UNPROCESSABLE ? estimateUsdMicros : 0,
  };
}

/** Whether an answer says that it is for what the prompt, or its picture, shows. */
export function isModerated({ headers, json }: VendorAnswer, errorType = ""): boolean {
  const details = Typed.safeParse(Problem.safeParse(json).data?.detail).data ?? [];
  const types = [errorType, headers.get("x-fal-error-type") ?? "", ...details.map(({ type }) => type)];
  return types.some((type) => /content_policy|safety|nsfw|moderat/i.test(type));
}
