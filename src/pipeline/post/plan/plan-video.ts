import type { Check } from "../../../model/check.ts";
import type { Platform } from "../../../model/platform.ts";
import type { PostOrder } from "../../../model/post-order.ts";
import type { PostWishes } from "../../../model/post-wishes.ts";
import type { SocialAccount } from "../../../store/repositories/social-accounts.ts";
import type { SocialPost } from "../../../store/repositories/social-posts.ts";
import type { VideoToPost } from "../../../store/repositories/videos-to-post.ts";
import type { VideoServices } from "../../video-services.ts";
import { judgePost } from "../gate/judge-post.ts";
import { buildOrder } from "../order/build-order.ts";
import { dedupeKey, orderHash } from "../order/order-hash.ts";
import type { Delivery } from "../order/read-delivery.ts";
import { chooseAccount } from "./choose-account.ts";
import type { PostBook } from "./post-book.ts";

export interface PlanRules {
  /** A platform that has a post of it already: passed over, or planned again for the gate to judge. */
  whenThere: "skip" | "judge";
  wishes: PostWishes;
  /** Every post waits for a person's approval. */
  isReviewed: boolean;
  forbiddenWords: readonly string[];
  /** Nothing is planned for later than this; absent: however late. */
  untilMs?: number;
}

export interface PlannedPost {
  post: SocialPost;
  account: SocialAccount;
  checks: Check[];
}

/** The posts that were planned of a video. */
export interface PostPlan {
  video: VideoToPost;
  planned: readonly PlannedPost[];
}

export type PlanTools = Pick<VideoServices, "clock" | "newId" | "library">;

/**
 * Plans a video on one account of each of its platforms that has room, and takes the room in the book. Usage errors as
 * `buildOrder` throws them: the book is then as it was.
 */
export function planVideo(
  video: VideoToPost,
  delivery: Delivery,
  book: PostBook,
  rules: PlanRules,
  tools: PlanTools,
): PostPlan {
  const platforms = tools.library.platforms().filter(({ publisher }) => publisher !== undefined);
  const situation = { video, delivery, book, rules, tools };
  const planned = platforms.flatMap((platform) => planOn(platform, situation) ?? []);
  for (const { post } of planned) book.take(post, video.text);
  return { video, planned };
}

interface Situation {
  video: VideoToPost;
  delivery: Delivery;
  book: PostBook;
  rules: PlanRules;
  tools: PlanTools;
}

function planOn(platform: Platform, situation: Situation): PlannedPost | undefined {
  const { video, delivery, book, rules } = situation;
  const publisher = platform.publisher ?? "";
  const { wishes } = rules;
  const isSkipped = rules.whenThere === "skip" && !wishes.overrides.includes("allow-repost");
  if (isSkipped && book.history.ofVideo(publisher, video.id)) return undefined;
  const { script, conceptKey } = delivery.script;
  const chosen = chooseAccount(book.poolOf(publisher), {
    language: script.language,
    words: [video.topic ?? "", ...video.packs, video.title, conceptKey, ...script.hashtags].join(" "),
  });
  if (chosen?.nextMs === undefined || chosen.nextMs > (rules.untilMs ?? Infinity)) return undefined;
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
      text: video.text,
      others: book.history,
      forbiddenWords: rules.forbiddenWords,
    },
    wishes.overrides,
  );
  return { account, checks, post: rowOf(order, checks, nextMs, situation) };
}

function rowOf(
  order: PostOrder,
  checks: readonly Check[],
  scheduledAtMs: number,
  { book, rules, tools }: Situation,
): SocialPost {
  const isHeld = rules.isReviewed || checks.some(({ status }) => status === "failed");
  return {
    id: tools.newId("post"),
    createdAtMs: tools.clock.nowMs(),
    videoId: order.videoId,
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
    dedupeKey: dedupeKey(order, book.latestOfSame(order)),
    facts: { order, checks, overrides: rules.wishes.overrides },
  };
}
