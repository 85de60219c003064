import { z } from "zod";
import type { VendorAnswer } from "../clip-jobs/clip-jobs.ts";
import type { Verdict } from "../http/classify-submit.ts";

const Problem = z.object({
  code: z.string(),
  message: z.string().nullish(),
  taskUUID: z.string().nullish(),
});
export type Problem = z.infer<typeof Problem>;

export const Problems = z.object({ errors: z.array(Problem).nullish() });

/** What each class of codes means for a request that makes a job; all others refuse it. */
const VERDICTS: readonly (readonly [RegExp, Verdict])[] = [
  [/apikey|unauthori[sz]ed|authentication/i, "key-refused"],
  [/credits|balance|payment/i, "credit-gone"],
  [/ratelimit|toomany/i, "not-sent"],
  [/timeout|provider|taskfailed|internal|server|unavailable/i, "unknown"],
];
const MODERATED = /contentpolicy|nsfw|promptblocked|moderat|safety/i;

export function verdictOf(problem: Problem | undefined): Verdict | undefined {
  return problem && VERDICTS.find(([shape]) => shape.test(problem.code))?.[1];
}

/** As `SubmitRules.statuses` wants it. */
export function verdictOn({ json }: VendorAnswer): Verdict | undefined {
  return verdictOf(Problems.safeParse(json).data?.errors?.[0]);
}

export function isModeratedCode(code: string): boolean {
  return MODERATED.test(code);
}

export function isModerated({ json }: VendorAnswer): boolean {
  return Problems.safeParse(json).data?.errors?.some(({ code }) => isModeratedCode(code)) ?? false;
}

/** Whether it ends the job that it names: a question about a job may be refused for itself. */
export function isJobsOwn(problem: Problem): boolean {
  const verdict = verdictOf(problem);
  return problem.code !== "conflictTaskUUID" && verdict !== "key-refused" && verdict !== "not-sent";
}
