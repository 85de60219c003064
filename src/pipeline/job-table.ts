import { updateVideo } from "../store/repositories/videos.ts";
import { composeStep } from "./compose/compose-step.ts";
import { conceptStep } from "./concept/concept-step.ts";
import { packageStep } from "./post/package-step.ts";
import { publishStep } from "./post/publish-step.ts";
import { tidyStep } from "./post/tidy-step.ts";
import { uploadStep } from "./post/upload-step.ts";
import { checkStep } from "./qa/check-step.ts";
import { replaceRejected } from "./replace-rejected.ts";
import { scriptStep } from "./script/script-step.ts";
import { shotsStep } from "./shots/shots-step.ts";
import type { JobDefinition, JobTable } from "./step-table.ts";
import type { VideoServices } from "./video-services.ts";
import { voiceStep } from "./voice/voice-step.ts";

/** The product as a table: the steps of each kind of job, in order. One row per step. */
export function jobTable(services: VideoServices): JobTable {
  return {
    plan: { steps: [conceptStep(services)] },
    video: {
      steps: [
        scriptStep(services),
        voiceStep(services),
        shotsStep(services),
        composeStep(services),
        checkStep(services),
        packageStep(services),
      ],
      async whenStopped(scope, job, stop) {
        await markVideo(scope, job, stop);
        if (stop.status === "rejected") await replaceRejected(services, scope, job);
      },
    },
    post: {
      steps: [publishStep(services), uploadStep(services), tidyStep(services)],
      whenStopped: markVideo,
    },
  };
}

const markVideo: NonNullable<JobDefinition["whenStopped"]> = async (scope, job, stop) => {
  if (job.videoId) await updateVideo(scope, job.videoId, { status: stop.status });
};
