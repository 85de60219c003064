import { insertJobs, type NewJob } from "../../src/store/repositories/jobs.ts";
import type { StoreScope } from "../../src/store/scope.ts";
import { countingIds } from "./store.ts";

/** Adds video jobs of `run_1`, labelled and changed as told; answers with their ids. */
export async function addJobs(
  scope: StoreScope,
  jobs: readonly (Partial<NewJob> & { label: string })[],
  nowMs = 10,
): Promise<string[]> {
  const rows = jobs.map((job) => ({ runId: "run_1", kind: "video" as const, ...job }));
  return await insertJobs(scope, rows, { newId: countingIds(), nowMs });
}
