import { z } from "zod";
import { PostOrder } from "../../../model/post-order.ts";
import type { NewJob } from "../../../store/repositories/jobs.ts";
import type { SocialPost } from "../../../store/repositories/social-posts.ts";
import type { Video } from "../../../store/repositories/videos.ts";

/** The job that publishes a post when its time has come. */
export function postJob(post: SocialPost, video: Pick<Video, "id" | "runId" | "title" | "folder">): NewJob {
  return {
    runId: video.runId,
    kind: "post",
    label: video.title,
    videoId: video.id,
    notBeforeMs: startsAtMs(post),
    input: {
      platform: post.platform,
      account: post.accountId,
      folder: video.folder ?? "",
      outFolder: video.folder ?? "",
      videoJobId: "",
      postId: post.id,
      order: post.facts["order"],
    },
  };
}

const Told = z.looseObject({ order: z.looseObject({ publishAtMs: PostOrder.shape.publishAtMs }).optional() });

/** When its platform is to make it public by itself; null: it is sent when its time has come. */
export const publishAtMs = ({ facts }: Pick<SocialPost, "facts">): number | null =>
  Told.parse(facts).order?.publishAtMs ?? null;

/** When we begin to send it: what its platform makes public by itself goes there as soon as it is planned. */
export const startsAtMs = (post: Pick<SocialPost, "facts" | "createdAtMs" | "scheduledAtMs">): number =>
  publishAtMs(post) === null ? post.scheduledAtMs : post.createdAtMs;
