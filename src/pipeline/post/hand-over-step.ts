import { isAppError } from "../../core/app-error.ts";
import type { StoreScope } from "../../store/scope.ts";
import { asJson, PostInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { keepPosts, PLANNED_ALREADY } from "./plan/keep-posts.ts";
import { planPosts } from "./plan/plan-posts.ts";
import type { PostPlan } from "./plan/plan-video.ts";

/** Plans a video that has been delivered on connected accounts, where the run was started so. */
export function handOverStep(services: VideoServices): StepWork {
  return {
    async run({ job, warn }) {
      const { isPosted, isReviewed } = PostInput.parse(job.input);
      if (!isPosted) return { result: { postIds: [] } };
      const plan = await planOf({ videoId: job.videoId ?? "", isReviewed }, services, warn);
      return {
        result: asJson({ postIds: plan?.planned.map(({ post }) => post.id) ?? [] }),
        rows: async (scope) => {
          if (plan) await keepUnlessPlanned(plan, scope, services);
        },
      };
    },
  };
}

/** The video is delivered: that another process has planned it in the same moment is as good. */
async function keepUnlessPlanned(plan: PostPlan, scope: StoreScope, services: VideoServices): Promise<void> {
  try {
    await keepPosts(scope, [plan], services);
  } catch (error) {
    if (!isAppError(error) || error.code !== PLANNED_ALREADY) throw error;
  }
}

/** The video is delivered: that no account fits it is told, and takes nothing back. */
async function planOf(
  { videoId, isReviewed }: { videoId: string; isReviewed: boolean },
  services: VideoServices,
  warn: (message: string) => void,
): Promise<PostPlan | undefined> {
  const { gapMs, forbiddenWords, wishes, ...rules } = services.posting();
  try {
    return await planPosts(
      {
        videoId,
        accountIds: undefined,
        whenThere: "skip",
        atMs: undefined,
        wishes: wishes(),
        isReviewed: isReviewed || rules.isReviewed,
        forbiddenWords,
        gapMs,
      },
      services,
    );
  } catch (error) {
    if (!isAppError(error) || error.kind !== "usage") throw error;
    warn(`It was not planned on any account: ${error.message}`);
    return undefined;
  }
}
