import { dirname } from "node:path";
import type { VideoServices } from "../../video-services.ts";
import type { PostPlan } from "./plan-posts.ts";

/** Puts a plan on the outbox page: what is held is approved by what is shown there. Repeatable. */
export async function showPlan(
  { video, planned }: PostPlan,
  { publisher }: Pick<VideoServices, "publisher">,
): Promise<void> {
  if (video.folder === null) return;
  await publisher("outbox", dirname(video.folder)).notePlanned?.(
    video.folder,
    planned.map(({ post, account, checks }) => ({
      postId: post.id,
      platform: post.platform,
      account: account.name,
      isHeld: post.status === "held",
      scheduledAt: new Date(post.scheduledAtMs).toISOString(),
      hash: post.orderHash,
      checks,
    })),
  );
}
