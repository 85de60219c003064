import { finishedSteps } from "../../store/repositories/job-steps.ts";
import type { Job } from "../../store/repositories/jobs.ts";
import type { StoreScope } from "../../store/scope.ts";
import { VIDEO_RESULTS } from "../step-results.ts";

/** What the journal says of a video's shots beside the shots. */
export interface ShotsNotes {
  warnings: readonly string[];
  /** Beats whose shot was left out for want of our own money. */
  unpaid: readonly string[];
}

const NOTHING: ShotsNotes = { warnings: [], unpaid: [] };

/** Of the job that makes a video; nothing while its shots are not there. */
export async function shotsNotes(
  scope: StoreScope,
  videoId: string,
  jobsOfRun: readonly Job[],
): Promise<ShotsNotes> {
  const job = jobsOfRun.find((one) => one.kind === "video" && one.videoId === videoId);
  const step = job && (await finishedSteps(scope, job.id)).find((one) => one.step === "shots");
  return VIDEO_RESULTS.shots.safeParse(step?.result).data ?? NOTHING;
}
