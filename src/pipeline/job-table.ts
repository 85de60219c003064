import { getPost, updatePost } from "../store/repositories/social-posts.ts";
import { updateVideo } from "../store/repositories/videos.ts";
import { composeStep } from "./compose/compose-step.ts";
import { conceptStep } from "./concept/concept-step.ts";
import { gateStep } from "./post/gate/gate-step.ts";
import { handOverStep } from "./post/hand-over-step.ts";
import { judgePostFailure, postPausesMs } from "./post/judge-post-failure.ts";
import { packageStep } from "./post/package-step.ts";
import { postIdOf } from "./post/post-id-of.ts";
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
      steps: [
        gateStep(services),
        publishStep(services),
        uploadStep(services),
        tidyStep(services),
        handOverStep(services),
      ],
      pausesMs: postPausesMs,
      judge: judgePostFailure,
      whenStopped: markPost,
    },
  };
}

/** A video that is delivered stays so, whatever becomes of a post of it. */
const markPost: NonNullable<JobDefinition["whenStopped"]> = async (scope, job, stop) => {
  const postId = postIdOf(job);
  if (postId === undefined) return await markVideo(scope, job, stop);
  const post = await getPost(scope, postId);
  // What waits at the gate is not on its way yet: it takes no place of its account, and may be moved or dropped.
  if (stop.status === "waiting" && post?.status === "waiting") return;
  await updatePost(scope, postId, { status: POST_STATUS[stop.status] });
};

const POST_STATUS = { failed: "failed", rejected: "held", parked: "parked", waiting: "pending" } as const;

const markVideo: NonNullable<JobDefinition["whenStopped"]> = async (scope, job, stop) => {
  if (job.videoId) await updateVideo(scope, job.videoId, { status: stop.status });
};
