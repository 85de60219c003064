import type { CommandContext, PostPlanRequest } from "./commands/command.ts";
import type { PostsDocument } from "./model/post-documents.ts";
import type { PostWishes } from "./model/post-wishes.ts";
import { findAccount } from "./pipeline/accounts/find-account.ts";
import { findVideo } from "./pipeline/answers/describe-video.ts";
import { keepPosts } from "./pipeline/post/plan/keep-posts.ts";
import { planPosts } from "./pipeline/post/plan/plan-posts.ts";
import type { PostPlan } from "./pipeline/post/plan/plan-video.ts";
import { schedulePosts } from "./pipeline/post/plan/schedule-posts.ts";
import { showPosts } from "./pipeline/post/plan/show-posts.ts";
import { approvePost } from "./pipeline/post/queue/approve-post.ts";
import { changePost } from "./pipeline/post/queue/change-post.ts";
import { describePosts, describeQueue, postsDocument } from "./pipeline/post/queue/describe-posts.ts";
import type { VideoServices } from "./pipeline/video-services.ts";
import { findByPrefix } from "./store/repositories/find-by-prefix.ts";
import { listAccounts } from "./store/repositories/social-accounts.ts";
import { getPost } from "./store/repositories/social-posts.ts";

export interface PostDeskParts {
  services: () => Promise<VideoServices>;
  signal: AbortSignal;
}

/** What a person asks of posts: planning, looking, changing, approving. Nothing of it sends anything. */
export type PostDesk = Pick<
  CommandContext,
  "planPost" | "schedulePosts" | "listQueue" | "listPosts" | "changePost" | "approvePost"
>;

const DAY_MS = 86_400_000;

export function openPostDesk({ services, signal }: PostDeskParts): PostDesk {
  const rulesOf = ({ posting }: VideoServices, request: PostPlanRequest) => {
    const { wishes, isReviewed, gapMs, forbiddenWords } = posting();
    const { title, caption, overrides } = request;
    const own = { ...(title === undefined ? {} : { title }), ...(caption === undefined ? {} : { caption }) };
    const said: PostWishes = { ...wishes(), ...own, overrides: [...overrides] };
    return { wishes: said, isReviewed, gapMs, forbiddenWords };
  };
  const postId = async (written: string, { store }: VideoServices): Promise<string> =>
    await findByPrefix(store, "socialPosts", written);
  return {
    async planPost(videoWritten, request) {
      const opened = await services();
      const { id: videoId } = await findVideo(opened.store, videoWritten);
      const accountIds = await accountsNamed(request.accounts, opened);
      const plan = await planPosts(
        {
          videoId,
          accountIds,
          whenThere: accountIds === undefined ? "skip" : "judge",
          atMs: request.atMs,
          ...rulesOf(opened, request),
        },
        opened,
      );
      const kept = await opened.store.transaction(async (scope) => await keepPosts(scope, [plan], opened));
      return await shown(kept, opened);
    },
    async schedulePosts({ days, ...request }) {
      const opened = await services();
      const untilMs = opened.clock.nowMs() + days * DAY_MS;
      const accountIds = await accountsNamed(request.accounts, opened);
      const plans = await schedulePosts({ accountIds, untilMs, ...rulesOf(opened, request) }, opened);
      return await shown(plans, opened);
    },
    listQueue: async () => await describeQueue((await services()).store),
    async listPosts(filter) {
      const { store } = await services();
      return await describePosts(store, filter);
    },
    async changePost(written, move) {
      const opened = await services();
      const post = await changePost(await postId(written, opened), move, opened);
      await showPosts([post.videoId], opened);
      return await postsDocument(opened.store, [post]);
    },
    async approvePost(written, { hash, overrides }) {
      const opened = await services();
      const id = await postId(written, opened);
      const { videoId } = (await getPost(opened.store, id)) ?? { videoId: "" };
      try {
        const post = await approvePost({ postId: id, hash, overrides }, opened, signal);
        return await postsDocument(opened.store, [post]);
      } finally {
        // An edited file has another hash from now on.
        await showPosts([videoId], opened);
      }
    },
  };
}

/** On the outbox pages, and as an answer. */
async function shown(plans: readonly PostPlan[], services: VideoServices): Promise<PostsDocument> {
  await showPosts(
    plans.map(({ video }) => video.id),
    services,
  );
  const posts = plans.flatMap(({ planned }) => planned.map(({ post }) => post));
  return await postsDocument(services.store, posts);
}

/** `tiktok` and `main` mean every account of that platform or name; else as `findAccount` says. */
async function accountsNamed(
  names: readonly string[],
  { store }: VideoServices,
): Promise<readonly string[] | undefined> {
  if (names.length === 0) return undefined;
  const accounts = await listAccounts(store);
  const ids: string[] = [];
  for (const name of names) {
    const several = accounts.filter((one) => one.platform === name || one.name === name);
    ids.push(...(several.length > 0 ? several : [await findAccount(store, name)]).map(({ id }) => id));
  }
  return ids;
}
