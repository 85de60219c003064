import { join } from "node:path";
import { AppError } from "../../../core/app-error.ts";
import type { AccountFacts } from "../../../model/account.ts";
import type { Platform } from "../../../model/platform.ts";
import type { PostText } from "../../../model/post.ts";
import type { PostOrder } from "../../../model/post-order.ts";
import type { PostWishes } from "../../../model/post-wishes.ts";
import { usualDelivery } from "../../schedule/platform-caps.ts";
import { type TextUnit, textLength } from "../cut-text.ts";
import { fitTags } from "./fit-tags.ts";
import type { Delivery } from "./read-delivery.ts";
import { refuseCounts } from "./refuse-counts.ts";

export interface OrderRequest {
  delivery: Delivery;
  platform: Platform;
  account: { id: string; platform: string; facts: AccountFacts };
  wishes: PostWishes;
  /** When it is to be seen. */
  scheduledAtMs: number;
}

/**
 * Everything that an account is told about a video. Pure. Usage errors: `post-text-too-long`, `post-caption-crowded` for
 * words of the user,
 * `post-platform-missing` when the video was made for other platforms; config `delivery-too-old`.
 */
export function buildOrder(request: OrderRequest): PostOrder {
  const { delivery, platform, account, wishes } = request;
  const { folder, post, script } = delivery;
  const { media, stored } = post;
  if (media === undefined) throw tooOld(folder);
  const text = textFor(platform, post.platforms, wishes);
  return {
    schema: "viral.post-order/1",
    platform: account.platform,
    accountId: account.id,
    videoId: post.videoId,
    file: join(folder, "video.mp4"),
    fileSha256: media.sha256,
    byteCount: media.byteCount,
    durationMs: media.durationMs,
    width: media.width,
    height: media.height,
    coverFile: join(folder, "cover.png"),
    coverAtMs: media.coverAtMs,
    publicUrl: stored?.video.url ?? null,
    publicCoverUrl: stored?.cover.url ?? null,
    title: text.title,
    caption: text.caption,
    tags: fitTags(
      text.hashtags.map((tag) => tag.replace(/^#/u, "")),
      platform.tagsCharactersMax?.value,
    ),
    language: script.script.language,
    isAiGenerated: post.disclosure.isAiGenerated,
    isMadeForKids: wishes.isMadeForKids,
    commercial: wishes.commercial,
    privacy: wishes.privacy,
    delivery: wishes.delivery ?? usualDelivery(platform, account.facts),
    allow: wishes.allow,
    publishAtMs: publishAt(request),
    categoryId: wishes.categoryId,
    playlistId: wishes.playlistId,
    shareToFeed: wishes.shareToFeed,
    trial: wishes.trial,
  };
}

/** Whatever a platform schedules becomes public: what is to be anything else waits here for its time. */
function publishAt({ platform, wishes, scheduledAtMs }: OrderRequest): number | null {
  const isLeftToIt = wishes.isScheduledThere && platform.schedulesPosts === true;
  return isLeftToIt && wishes.privacy === "public" && wishes.delivery !== "draft" ? scheduledAtMs : null;
}

/** Ours fit already; what the user says is never altered. */
function textFor(platform: Platform, texts: readonly PostText[], wishes: PostWishes): PostText {
  const ours = texts.find((one) => one.platform === platform.id);
  if (!ours) throw madeForOthers(platform, texts);
  const titleMax = platform.titleCharactersMax?.value;
  const captionMax = platform.captionCharactersMax;
  const { title = ours.title, caption = ours.caption } = wishes;
  if (titleMax !== undefined) refuseLong("title", title, titleMax, "utf16", platform);
  refuseLong("caption", caption, captionMax.value, captionMax.unit ?? "utf16", platform);
  refuseCharacters({ title, caption }, platform);
  if (wishes.caption !== undefined) refuseCounts(caption, platform);
  return { ...ours, title: titleMax === undefined ? "" : title, caption };
}

function refuseLong(what: string, text: string, limit: number, unit: TextUnit, { title }: Platform): void {
  const length = textLength(text, unit);
  if (length <= limit) return;
  throw new AppError({
    kind: "usage",
    code: "post-text-too-long",
    message: `The ${what} has ${length} ${unit === "bytes" ? "bytes" : "characters"}; ${title} takes ${limit}.`,
    hint: "Shorten it: what you say is never cut.",
  });
}

function refuseCharacters(texts: Readonly<Record<string, string>>, platform: Platform): void {
  for (const [what, text] of Object.entries(texts)) {
    const found = platform.forbiddenCharacters?.split("").find((character) => text.includes(character));
    if (found === undefined) continue;
    throw new AppError({
      kind: "usage",
      code: "post-text-forbidden",
      message: `The ${what} has a “${found}”, which ${platform.title} does not take.`,
      hint: "Write it without: what you say is never altered.",
    });
  }
}

const tooOld = (folder: string): AppError =>
  new AppError({
    kind: "config",
    code: "delivery-too-old",
    message: `${folder} was delivered by a version of viral that did not measure the file.`,
    hint: "Make the video again, with its seed.",
  });

const madeForOthers = ({ id, title }: Platform, texts: readonly PostText[]): AppError =>
  new AppError({
    kind: "usage",
    code: "post-platform-missing",
    message: `The video was made for ${texts.map(({ platform }) => platform).join(", ")}, not for ${title}.`,
    hint: `Make it with --platform ${id}, or post it elsewhere.`,
  });
