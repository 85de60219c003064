import { AppError } from "../../../core/app-error.ts";
import { AccountFacts } from "../../../model/account.ts";
import type { Check } from "../../../model/check.ts";
import type { Platform } from "../../../model/platform.ts";
import type { PostOrder } from "../../../model/post-order.ts";
import type { PostWishes } from "../../../model/post-wishes.ts";
import { comparableTextOf } from "../../../store/repositories/concepts.ts";
import { insertJobs } from "../../../store/repositories/jobs.ts";
import { type PostBefore, postsBefore } from "../../../store/repositories/posts-before.ts";
import { listAccounts, type SocialAccount } from "../../../store/repositories/social-accounts.ts";
import {
  insertSocialPost,
  listPosts,
  type SocialPost,
  updatePost,
} from "../../../store/repositories/social-posts.ts";
import { getVideo, type Video } from "../../../store/repositories/videos.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { accountLabel } from "../../accounts/find-account.ts";
import { AccountCalendar } from "../../schedule/account-calendar.ts";
import type { VideoServices } from "../../video-services.ts";
import { judgePost } from "../gate/judge-post.ts";
import { buildOrder } from "../order/build-order.ts";
import { dedupeKey, orderHash } from "../order/order-hash.ts";
import { type Delivery, readDelivery } from "../order/read-delivery.ts";
import { chooseAccount, type PoolAccount } from "./choose-account.ts";
import { postJob } from "./post-job.ts";

export interface PlanRequest {
  videoId: string;
  /** Ids of the accounts that may have it; undefined: the pool decides. */
  accountIds: readonly string[] | undefined;
  /** A platform that has a post of it already: passed over, or planned again for the gate to judge. */
  whenThere: "skip" | "judge";
  /** Not before this; undefined: as soon as its account may. */
  atMs: number | undefined;
  wishes: PostWishes;
  /** Every post waits for a person's approval. */
  isReviewed: boolean;
  forbiddenWords: readonly string[];
  gapMs: number;
}

export interface PlannedPost {
  post: SocialPost;
  account: SocialAccount;
  checks: Check[];
}

export interface PostPlan {
  video: Video;
  planned: readonly PlannedPost[];
}

export type PlanServices = Pick<VideoServices, "store" | "clock" | "newId" | "library">;

/**
 * Plans a finished video on one account of each of its platforms: what each is told, when, and whether the gate lets it
 * through; what it does not is held. Writes nothing: `keepPosts` does. Usage errors: `video-not-finished`,
 * `account-unfitting`, and those of `buildOrder`.
 */
export async function planPosts(request: PlanRequest, services: PlanServices): Promise<PostPlan> {
  const { store, library, clock } = services;
  const video = await finishedVideo(request.videoId, services);
  const delivery = await readDelivery(video.folder ?? "");
  const before = await postsBefore(store);
  const accounts = (await listAccounts(store)).filter(
    ({ id, status }) => status === "connected" && (request.accountIds?.includes(id) ?? true),
  );
  const situation = {
    request,
    video,
    delivery,
    before,
    own: await listPosts(store, { videoId: video.id, limit: POSTS_LOOKED_AT }),
    text: await comparableTextOf(store, video.conceptId),
    nowMs: clock.nowMs(),
  };
  const platforms = library.platforms().filter(({ publisher }) => publisher !== undefined);
  const planned = platforms.flatMap((platform) => planOn(platform, accounts, situation, services) ?? []);
  if (planned.length === 0) throw noneFits(video, accounts);
  return { video, planned };
}

/**
 * Writes a plan's posts, and a job for each that is not held. For a transaction. Answers with those that it wrote: what
 * another process has planned in the same moment is left to it.
 */
export async function keepPosts(
  scope: StoreScope,
  { video, planned }: PostPlan,
  { newId, clock }: Pick<PlanServices, "newId" | "clock">,
): Promise<PlannedPost[]> {
  const nowMs = clock.nowMs();
  const kept: PlannedPost[] = [];
  for (const one of planned) {
    const { createdAtMs: _created, ...row } = one.post;
    if (!(await insertSocialPost(scope, row, nowMs))) continue;
    const jobs = row.status === "held" ? [] : [postJob(one.post, video)];
    const [jobId = null] = await insertJobs(scope, jobs, { newId, nowMs });
    await updatePost(scope, row.id, { jobId });
    kept.push(one);
  }
  return kept;
}

interface Situation {
  request: PlanRequest;
  video: Video;
  delivery: Delivery;
  before: readonly PostBefore[];
  /** Of this video, whatever became of them. */
  own: readonly SocialPost[];
  text: string;
  nowMs: number;
}

const POSTS_LOOKED_AT = 1_000;

function planOn(
  platform: Platform,
  accounts: readonly SocialAccount[],
  situation: Situation,
  services: PlanServices,
): PlannedPost | undefined {
  const { request, video, delivery, before } = situation;
  const { wishes } = request;
  const isThereAlready = before.some(
    (one) => one.videoId === video.id && one.platform === platform.publisher,
  );
  const isSkipped = request.whenThere === "skip" && !wishes.overrides.includes("allow-repost");
  if (isThereAlready && isSkipped) return undefined;
  const pool = accounts
    .filter((account) => account.platform === platform.publisher)
    .map((account) => poolAccount(account, situation));
  const chosen = chooseAccount(pool, {
    language: delivery.script.script.language,
    words: [video.title, delivery.script.conceptKey, ...delivery.script.script.hashtags].join(" "),
  });
  if (chosen?.nextMs === undefined) return undefined;
  const { account, facts, nextMs } = chosen;
  const order = buildOrder({
    delivery,
    platform,
    account: { id: account.id, platform: account.platform, facts },
    wishes,
    scheduledAtMs: nextMs,
  });
  const checks = judgePost(
    {
      order,
      delivery,
      platform,
      account: facts,
      limits: null,
      fileSha256: null,
      text: situation.text,
      others: before,
      forbiddenWords: request.forbiddenWords,
    },
    wishes.overrides,
  );
  return { account, checks, post: rowOf(order, checks, nextMs, situation, services) };
}

function poolAccount(account: SocialAccount, { request, before, nowMs }: Situation): PoolAccount {
  const facts = AccountFacts.parse(account.facts);
  const taken = before.filter(({ accountId }) => accountId === account.id).map(({ atMs }) => atMs);
  const fromMs = request.atMs ?? nowMs;
  const isAtExactly = request.atMs !== undefined || request.wishes.overrides.includes("ignore-caps");
  const nextMs = isAtExactly ? fromMs : new AccountCalendar(facts, request.gapMs, taken).next(fromMs);
  return { account, facts, nextMs };
}

function rowOf(
  order: PostOrder,
  checks: readonly Check[],
  scheduledAtMs: number,
  situation: Situation,
  { newId }: PlanServices,
): SocialPost {
  const { request, video, nowMs } = situation;
  const isHeld = request.isReviewed || checks.some(({ status }) => status === "failed");
  return {
    id: newId("post"),
    createdAtMs: nowMs,
    videoId: video.id,
    accountId: order.accountId,
    platform: order.platform,
    status: isHeld ? "held" : "waiting",
    jobId: null,
    scheduledAtMs,
    postedAtMs: null,
    url: null,
    platformPostId: null,
    mediaSha256: order.fileSha256,
    orderHash: orderHash(order),
    dedupeKey: dedupeKey(order, latestOfSame(order, situation)),
    facts: { order, checks, overrides: request.wishes.overrides },
  };
}

/** The post that this one would repeat; two processes that plan the same at once name the same, and one is refused. */
function latestOfSame(order: PostOrder, { before, own }: Situation): string {
  const ids = [
    ...own.filter(({ accountId }) => accountId === order.accountId).map(({ id }) => id),
    ...before
      .filter(
        ({ accountId, mediaSha256 }) => accountId === order.accountId && mediaSha256 === order.fileSha256,
      )
      .map(({ postId }) => postId),
  ];
  return ids.toSorted().at(-1) ?? "";
}

async function finishedVideo(videoId: string, { store }: PlanServices): Promise<Video> {
  const video = await getVideo(store, videoId);
  if (video?.folder && video.status === "posted") return video;
  throw new AppError({
    kind: "usage",
    code: "video-not-finished",
    message: video
      ? `“${video.title}” is ${video.status}: only a video that was delivered can be posted.`
      : `There is no video ${videoId}.`,
    hint: "`viral show <video>` says how it stands.",
  });
}

function noneFits(video: Video, accounts: readonly SocialAccount[]): AppError {
  const names = accounts.map(accountLabel);
  return new AppError({
    kind: "usage",
    code: "account-unfitting",
    message:
      names.length === 0
        ? "No account is connected that could have it."
        : `None of ${names.join(", ")} can have “${video.title}”: its language, its niche, or a post of it that is there already.`,
    hint: "`viral accounts connect` connects one; --account names one; --allow-repost posts the same again.",
  });
}
