import type { Brief } from "../model/brief.ts";
import { insertJobs, type Job } from "../store/repositories/jobs.ts";
import type { StoreScope } from "../store/scope.ts";
import { briefOf } from "./brief-of.ts";
import { VideoInput } from "./step-results.ts";
import type { VideoServices } from "./video-services.ts";

/** How often another concept may take the place of one video. */
export const REPLACEMENTS_MAX = 2;

/**
 * A video that its checks rejected gets one more concept in its place, when that costs nothing and the user did not ask
 * for this very video. Called in the transaction that ends its job, so that no crash can lose or double it.
 */
export async function replaceRejected(
  services: Pick<VideoServices, "writerFor" | "newId" | "clock">,
  scope: StoreScope,
  job: Job,
): Promise<void> {
  const { briefId, seed, round } = VideoInput.parse(job.input);
  const brief = await briefOf(scope, briefId);
  if (round >= REPLACEMENTS_MAX || isAskedForByName(brief) || !services.writerFor(brief).isEmbedded) return;
  const replaces = { videoJobId: job.id, seed, round: round + 1 };
  await insertJobs(
    scope,
    [
      {
        runId: job.runId,
        kind: "plan",
        label: `another idea instead of "${job.label}"`,
        priority: job.priority,
        input: { briefId, replaces },
      },
    ],
    { newId: services.newId, nowMs: services.clock.nowMs() },
  );
}

/** The user's own text or table makes one video, and a seed repeats one: nothing else may stand in for it. */
function isAskedForByName(brief: Brief): boolean {
  return brief.textFile !== undefined || brief.table !== undefined || brief.seed !== undefined;
}
