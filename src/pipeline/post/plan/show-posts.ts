import { dirname } from "node:path";
import { isAppError } from "../../../core/app-error.ts";
import type { PlannedPostNote } from "../../../model/post.ts";
import type { PlannedNotes } from "../../../providers/contracts/publisher.ts";
import { getJob, type Job } from "../../../store/repositories/jobs.ts";
import { listAccounts } from "../../../store/repositories/social-accounts.ts";
import { listPosts, postsInStatus, type SocialPost } from "../../../store/repositories/social-posts.ts";
import { videosToPost } from "../../../store/repositories/videos-to-post.ts";
import type { VideoServices } from "../../video-services.ts";
import { becauseOf, postFacts } from "../post-facts.ts";

type ShowServices = Pick<VideoServices, "store" | "publisher">;

const POSTS_SHOWN = 1_000;

/**
 * Puts on the outbox page how each post of these videos stands: what is held is approved by what is shown there. Call it
 * after what changed them is committed. Repeatable.
 */
export async function showPosts(videoIds: Iterable<string>, services: ShowServices): Promise<void> {
  const { store, publisher } = services;
  const nameOf = new Map((await listAccounts(store)).map(({ id, name }) => [id, name]));
  const pages = new Map<string, PlannedNotes[]>();
  for (const { id, folder } of await videosToPost(store, [...new Set(videoIds)])) {
    if (folder === null) continue;
    const posts = await listPosts(store, { videoId: id, limit: POSTS_SHOWN });
    const shown = posts.filter(({ status }) => status !== "dropped").toReversed();
    const planned: PlannedPostNote[] = [];
    for (const post of shown) {
      const job = post.jobId === null ? undefined : await getJob(store, post.jobId);
      planned.push(noteOf(post, nameOf.get(post.accountId) ?? post.accountId, job));
    }
    const outFolder = dirname(folder);
    pages.set(outFolder, [...(pages.get(outFolder) ?? []), { handle: folder, planned }]);
  }
  for (const [outFolder, notes] of pages) await publisher("outbox", outFolder).notePlanned?.(notes);
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

function noteOf(post: SocialPost, account: string, job: Job | undefined): PlannedPostNote {
  const { id, platform, status, scheduledAtMs, orderHash, url } = post;
  const { checks } = postFacts(post);
  const because = becauseOf(post, job);
  const scheduledAt = new Date(scheduledAtMs).toISOString();
  return { postId: id, platform, account, status, scheduledAt, hash: orderHash, url, because, checks };
}
