import { stat } from "node:fs/promises";
import { AppError } from "../../core/app-error.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { PublishRequest } from "../contracts/publisher.ts";
import { CAPTION_UNITS_MAX } from "./post-info.ts";
import { refusal } from "./troubles.ts";

/** Throws a bug where there is none: only the outbox goes without. */
export function orderOf({ order }: PublishRequest): PostOrder {
  if (order !== null) return order;
  throw new AppError({
    kind: "bug",
    code: "post-without-order",
    message: "A post to TikTok has no order; nothing was sent.",
  });
}

/**
 * What TikTok would refuse, or a person must decide first: config and refused errors, before anything is sent. Its rules
 * for apps: developers.tiktok.com, content-sharing-guidelines, read 2026-09-11.
 */
export async function checkOrder(order: PostOrder, { isAudited }: { isAudited: boolean }): Promise<void> {
  if (order.publishAtMs !== null)
    throw refusal(
      "config",
      "schedule-not-offered",
      "TikTok keeps no post for later.",
      "viral posts it when its time has come: give --at without the platform's own schedule.",
    );
  if (order.delivery === "direct") checkDirect(order, isAudited);
  const { size } = await stat(order.file);
  if (size === order.byteCount) return;
  throw refusal(
    "refused",
    "video-changed",
    `The video has ${size} bytes and was settled with ${order.byteCount}.`,
    "It was changed after it was made ready: approve it anew.",
  );
}

function checkDirect(order: PostOrder, isAudited: boolean): void {
  const { privacy, commercial, caption } = order;
  if (!isAudited && privacy !== "private")
    throw refusal(
      "config",
      "app-not-audited",
      `An app that TikTok has not audited may not post for ${AUDIENCES[privacy]}.`,
      'Two things are possible: deliver it as a draft, which you post in TikTok\'s app, or post it directly as "private". Where TikTok has audited your app, set the account to audited.',
    );
  if (privacy === "unlisted")
    throw refusal(
      "config",
      "privacy-not-offered",
      "TikTok has no unlisted posts.",
      "Choose public, friends, followers or private.",
    );
  if (commercial === "third-party" && privacy === "private")
    throw refusal(
      "config",
      "paid-partnership-private",
      "TikTok takes no paid partnership that only the account itself sees.",
      "Choose another audience, or deliver it as a draft.",
    );
  if (caption.length > CAPTION_UNITS_MAX)
    throw refusal(
      "refused",
      "caption-too-long",
      `The caption has ${caption.length} UTF-16 units; TikTok takes ${CAPTION_UNITS_MAX}.`,
      "Shorten it: nothing is cut that you wrote yourself.",
    );
}

const AUDIENCES: Readonly<Record<PostOrder["privacy"], string>> = {
  public: "the public",
  unlisted: "whoever has the link",
  followers: "followers",
  friends: "friends",
  private: "the account alone",
};
