import { getPost, updatePost } from "../store/repositories/social-posts.ts";
import { updateVideo } from "../store/repositories/videos.ts";
import { judgePostFailure, postPausesMs } from "./post/judge-post-failure.ts";
import { postIdOf } from "./post/post-id-of.ts";
import { replaceRejected } from "./replace-rejected.ts";
import type { JobDefinition, JobTable, Step, StepWork } from "./step-table.ts";
import type { VideoServices } from "./video-services.ts";

/** The product as a table: the steps of each kind of job, in order. One row per step. */
export function jobTable(services: VideoServices): JobTable {
  return {
    plan: {
      steps: [
        step("concept", "spends", "free", async () =>
          (await import("./concept/concept-step.ts")).conceptStep(services),
        ),
      ],
    },
    video: {
      steps: [
        step("script", "spends", "free", async () =>
          (await import("./script/script-step.ts")).scriptStep(services),
        ),
        step("voice", "spends", "free", async () =>
          (await import("./voice/voice-step.ts")).voiceStep(services),
        ),
        step("shots", "spends", "free", async () =>
          (await import("./shots/shots-step.ts")).shotsStep(services),
        ),
        step("compose", "none", "compute", async () =>
          (await import("./compose/compose-step.ts")).composeStep(services),
        ),
        step("qa", "spends", "free", async () => (await import("./qa/check-step.ts")).checkStep(services)),
        step("package", "none", "free", async () =>
          (await import("./post/package-step.ts")).packageStep(services),
        ),
      ],
      async whenStopped(scope, job, stop) {
        await markVideo(scope, job, stop);
        if (stop.status === "rejected") await replaceRejected(services, scope, job);
      },
    },
    post: {
      steps: [
        step("gate", "none", "free", async () =>
          (await import("./post/gate/gate-step.ts")).gateStep(services),
        ),
        step("publish", "publishes", "free", async () =>
          (await import("./post/publish-step.ts")).publishStep(services),
        ),
        step("upload", "none", "free", async () =>
          (await import("./post/upload-step.ts")).uploadStep(services),
        ),
        step("tidy", "none", "free", async () => (await import("./post/tidy-step.ts")).tidyStep(services)),
        step("hand-over", "none", "free", async () =>
          (await import("./post/hand-over-step.ts")).handOverStep(services),
        ),
      ],
      pausesMs: postPausesMs,
      judge: judgePostFailure,
      whenStopped: markPost,
    },
  };
}

/** Its work is loaded when it is there to be done: whoever only posts loads no studio. */
function step(
  id: Step["id"],
  effect: Step["effect"],
  lane: Step["lane"],
  load: () => Promise<StepWork>,
): Step {
  let loaded: Promise<StepWork> | undefined;
  return {
    id,
    effect,
    lane,
    async run(context) {
      loaded ??= load();
      return await (await loaded).run(context);
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
