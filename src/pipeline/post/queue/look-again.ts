import { isAppError } from "../../../core/app-error.ts";
import type { PostNews, PublishRequest } from "../../../providers/contracts/publisher.ts";
import { type EffectRow, effectsOfJob } from "../../../store/repositories/effects.ts";
import { getJob } from "../../../store/repositories/jobs.ts";
import { getAccount } from "../../../store/repositories/social-accounts.ts";
import {
  getPost,
  postsInStatus,
  type SocialPost,
  setPostFacts,
  updatePost,
} from "../../../store/repositories/social-posts.ts";
import { NO_FAULTS } from "../../faults.ts";
import { unseal } from "../../seal.ts";
import { stepMemory } from "../../step-memory.ts";
import { PostInput } from "../../step-results.ts";
import type { VideoServices } from "../../video-services.ts";
import { readDelivery } from "../order/read-delivery.ts";
import { postFacts } from "../post-facts.ts";

const LOOK_EVERY_MS = 3_600_000;
const LOOK_FOR_MS = 7 * 86_400_000;

interface LookTools {
  services: Pick<VideoServices, "store" | "clock" | "emit" | "accountPublisher">;
  sealKey: () => Promise<Buffer>;
  signal: AbortSignal;
}

/**
 * Asks, read-only, what became of posts that were out and not yet to be seen: a draft that a person finishes, a time that
 * their platform was told, an address that it did not tell yet. Each at most once an hour, for a week. The ids of those that
 * stand otherwise now; what cannot be asked is told as a warning.
 */
export async function lookAgain(tools: LookTools): Promise<string[]> {
  const { store, clock, emit } = tools.services;
  const changed: string[] = [];
  for (const post of await postsInStatus(store, ["draft", "scheduled", "live", "private"])) {
    if (tools.signal.aborted) break;
    if (!isUnseen(post) || !isTimeToLook(post, clock.nowMs())) continue;
    try {
      const news = await newsOf(post, tools);
      if (news !== undefined && (await write(post, news, tools))) changed.push(post.id);
    } catch (error) {
      if (tools.signal.aborted) break;
      if (!isAppError(error)) throw error;
      await setPostFacts(store, post.id, { ...post.facts, lookedAtMs: clock.nowMs() });
      const { platform } = post;
      emit({
        type: "warning",
        jobId: post.jobId,
        message: `${platform} could not be asked what became of ${post.id}: ${error.message}`,
      });
    }
  }
  return changed;
}

/** What was to be private stays so; what a person posts in the app, or makes public there, may be seen a while later. */
function isUnseen({ status, url, facts }: SocialPost): boolean {
  if (status === "draft" || status === "scheduled") return true;
  if (url !== null) return false;
  const { order } = PostInput.pick({ order: true }).parse(facts);
  return (
    status === "live" || (status === "private" && order?.publishAtMs != null) || order?.delivery === "draft"
  );
}

function isTimeToLook(post: SocialPost, nowMs: number): boolean {
  const outAtMs = post.postedAtMs ?? post.scheduledAtMs;
  const { lookedAtMs } = postFacts(post);
  // What its platform was told the time of is looked at when that has come, the rest an hour after it went out.
  const lastMs = lookedAtMs ?? (post.status === "scheduled" ? Number.NEGATIVE_INFINITY : outAtMs);
  const isOver = lookedAtMs !== null && lookedAtMs - outAtMs >= LOOK_FOR_MS;
  return nowMs >= outAtMs && nowMs - lastMs >= LOOK_EVERY_MS && !isOver;
}

/** Undefined: nobody can be asked, the account or the handle of the post is gone. */
async function newsOf(
  post: SocialPost,
  { services, sealKey, signal }: LookTools,
): Promise<PostNews | undefined> {
  const { store, clock, accountPublisher } = services;
  const job = post.jobId === null ? undefined : await getJob(store, post.jobId);
  if (job === undefined || (await getAccount(store, post.accountId)) === undefined) return undefined;
  const made = (await effectsOfJob(store, job.id)).find(
    ({ kind, state }) => kind === "publishes" && state === "done",
  );
  const { folder, order } = PostInput.parse(job.input);
  if (!made?.handle || made.handle === post.url) return undefined;
  const request: PublishRequest = {
    effectKey: made.key,
    videoId: post.videoId,
    folder,
    post: readDelivery(folder).post,
    order,
    memory: stepMemory({ store, clock, sealKey, faults: NO_FAULTS }, made.key, "post/publish"),
    progress: () => undefined,
    signal,
  };
  const publisher = await accountPublisher(post.accountId);
  return await publisher.status(await handleOf(made, sealKey), request);
}

const handleOf = async ({ handle, isHandleSealed, key }: EffectRow, sealKey: LookTools["sealKey"]) =>
  isHandleSealed === 1 ? unseal(handle ?? "", await sealKey(), key) : (handle ?? "");

/** Whether it stands otherwise now. What is there stays there: that a platform lost it is only told. */
async function write(post: SocialPost, news: PostNews, { services }: LookTools): Promise<boolean> {
  const { store, clock } = services;
  const lookedAtMs = clock.nowMs();
  return await store.transaction(async (scope) => {
    const facts = (await getPost(scope, post.id))?.facts ?? post.facts;
    if (!("url" in news)) {
      const because = news.state === "pending" ? news.because : news.message;
      await setPostFacts(scope, post.id, {
        ...facts,
        lookedAtMs,
        ...(because === undefined ? {} : { because }),
      });
      return false;
    }
    await setPostFacts(scope, post.id, { ...facts, lookedAtMs, because: news.because ?? null });
    await updatePost(scope, post.id, {
      status: news.state,
      url: news.url,
      platformPostId: news.platformPostId ?? post.platformPostId,
      postedAtMs: news.state === "scheduled" ? null : (post.postedAtMs ?? post.scheduledAtMs),
    });
    return news.state !== post.status || news.url !== post.url;
  });
}
