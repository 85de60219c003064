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
    notBeforeMs: post.scheduledAtMs,
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
