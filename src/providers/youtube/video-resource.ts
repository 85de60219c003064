import { createHash } from "node:crypto";
import { AppError } from "../../core/app-error.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { PublishRequest } from "../contracts/publisher.ts";

/** What the world is to see of a video once YouTube is done with it. */
export type Aim = "public" | "unlisted" | "private" | "draft" | "scheduled";

/** YouTube has no drafts: a private video that a person makes public is the nearest thing. */
export function aimOf({ delivery, privacy, publishAtMs }: PostOrder): Aim {
  if (privacy === "followers" || privacy === "friends") throw unknownPrivacy(privacy);
  if (delivery === "draft") return "draft";
  if (publishAtMs === null) return privacy;
  if (privacy === "unlisted") throw publicOnly();
  return "scheduled";
}

/** The body of `videos.insert`, and the parts that it has. A moment that has passed means at once. */
export function videoResource(
  order: PostOrder,
  nowMs: number,
): { parts: string[]; body: Record<string, unknown> } {
  const paid =
    order.commercial === "third-party"
      ? { paidProductPlacementDetails: { hasPaidProductPlacement: true } }
      : {};
  const body = {
    snippet: {
      title: order.title,
      description: order.caption,
      tags: order.tags,
      defaultLanguage: order.language,
      ...(order.categoryId === null ? {} : { categoryId: order.categoryId }),
    },
    status: {
      ...visibility(order, nowMs),
      selfDeclaredMadeForKids: order.isMadeForKids,
      containsSyntheticMedia: order.isAiGenerated,
    },
    ...paid,
  };
  return { parts: Object.keys(body), body };
}

function visibility(order: PostOrder, nowMs: number): { privacyStatus: string; publishAt?: string } {
  const aim = aimOf(order);
  if (aim === "draft") return { privacyStatus: "private" };
  if (aim !== "scheduled") return { privacyStatus: aim };
  const publishAtMs = order.publishAtMs ?? 0;
  if (publishAtMs <= nowMs) return { privacyStatus: "public" };
  return { privacyStatus: "private", publishAt: new Date(publishAtMs).toISOString() };
}

/** The name that the file has at YouTube: one by which its owner's listing tells it from every other. */
export function slugOf(effectKey: string): string {
  return `viral-${createHash("sha256").update(effectKey).digest("hex").slice(0, 24)}.mp4`;
}

export const orderHash = (order: PostOrder): string =>
  createHash("sha256").update(JSON.stringify(order)).digest("hex");

export function orderIn({ order, videoId }: PublishRequest): PostOrder {
  if (order !== null) return order;
  throw new AppError({
    kind: "bug",
    code: "post-order-missing",
    message: `Video ${videoId} was to be posted to YouTube without an order.`,
  });
}

const unknownPrivacy = (privacy: string): AppError =>
  new AppError({
    kind: "refused",
    code: "youtube-privacy-unknown",
    message: `YouTube cannot show a video to ${privacy} only.`,
    hint: "It knows public, unlisted and private.",
  });

const publicOnly = (): AppError =>
  new AppError({
    kind: "refused",
    code: "youtube-schedule-public",
    message: "YouTube makes every scheduled video public; an unlisted one cannot be scheduled.",
    hint: "Post it unlisted at once, or schedule it as public.",
  });
