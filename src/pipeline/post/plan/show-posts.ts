import { dirname } from "node:path";
import { isAppError } from "../../../core/app-error.ts";
import type { PlannedPostNote } from "../../../model/post.ts";
import { getAccount } from "../../../store/repositories/social-accounts.ts";
import { listPosts, postsInStatus, type SocialPost } from "../../../store/repositories/social-posts.ts";
import { getVideo } from "../../../store/repositories/videos.ts";
import type { VideoServices } from "../../video-services.ts";
import { postFacts } from "../post-facts.ts";

type ShowServices = Pick<VideoServices, "store" | "publisher">;

const POSTS_SHOWN = 1_000;

/**
 * Puts on the outbox page how each post of these videos stands: what is held is approved by what is shown there. Call it
 * after what changed them is committed. Repeatable.
 */
export async function showPosts(videoIds: Iterable<string>, services: ShowServices): Promise<void> {
  for (const videoId of new Set(videoIds)) {
    const folder = (await getVideo(services.store, videoId))?.folder;
    if (!folder) continue;
    const posts = await listPosts(services.store, { videoId, limit: POSTS_SHOWN });
    const notes: PlannedPostNote[] = [];
    for (const post of posts.toReversed()) {
      if (post.status !== "dropped") notes.push(await noteOf(post, services));
    }
    await services.publisher("outbox", dirname(folder)).notePlanned?.(folder, notes);
  }
}

/** The same for these and for all that is still on its way: a process may have been killed before it could say so. */
export async function showOpenPosts(
  videoIds: readonly string[],
  services: ShowServices & Pick<VideoServices, "emit">,
): Promise<void> {
  const open = await postsInStatus(services.store, ["held", "waiting", "paused", "pending", "parked"]);
  try {
    await showPosts([...videoIds, ...open.map(({ videoId }) => videoId)], services);
  } catch (error) {
    // What was posted is posted, whether a page can say so or not.
    if (!isAppError(error)) throw error;
    services.emit({
      type: "warning",
      jobId: null,
      message: `The outbox page does not show it: ${error.message}`,
    });
  }
}

async function noteOf(post: SocialPost, { store }: ShowServices): Promise<PlannedPostNote> {
  const { id, platform, accountId, status, scheduledAtMs, orderHash, url } = post;
  const { checks, because } = postFacts(post);
  return {
    postId: id,
    platform,
    account: (await getAccount(store, accountId))?.name ?? accountId,
    status,
    scheduledAt: new Date(scheduledAtMs).toISOString(),
    hash: orderHash,
    url,
    because,
    checks,
  };
}
