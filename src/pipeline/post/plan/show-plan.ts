import { dirname } from "node:path";
import type { PlannedPostNote } from "../../../model/post.ts";
import type { PlannedNotes } from "../../../providers/contracts/publisher.ts";
import type { VideoServices } from "../../video-services.ts";
import type { PlannedPost, PostPlan } from "./plan-video.ts";

type ShownPlan = { video: Pick<PostPlan["video"], "folder">; planned: PostPlan["planned"] };

/** Puts plans on their outbox pages: what is held is approved by what is shown there. Repeatable. */
export async function showPlans(
  plans: readonly ShownPlan[],
  { publisher }: Pick<VideoServices, "publisher">,
): Promise<void> {
  const pages = new Map<string, PlannedNotes[]>();
  for (const { video, planned } of plans) {
    if (video.folder === null) continue;
    const outFolder = dirname(video.folder);
    const notes = { handle: video.folder, planned: planned.map(noteOf) };
    pages.set(outFolder, [...(pages.get(outFolder) ?? []), notes]);
  }
  for (const [outFolder, notes] of pages) await publisher("outbox", outFolder).notePlanned?.(notes);
}

const noteOf = ({ post, account, checks }: PlannedPost): PlannedPostNote => ({
  postId: post.id,
  platform: post.platform,
  account: account.name,
  isHeld: post.status === "held",
  scheduledAt: new Date(post.scheduledAtMs).toISOString(),
  hash: post.orderHash,
  checks,
});
