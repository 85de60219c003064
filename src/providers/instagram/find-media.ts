import { z } from "zod";
import type { PostOrder } from "../../model/post-order.ts";
import { Id } from "./ids.ts";
import type { Publish } from "./memory.ts";
import type { Work } from "./work.ts";

/** How many posts are listed: more than an account may publish between a post and a look for it. */
const LIST_MAX = 50;
/** Clocks of Meta's machines agree about this well. */
const SLACK_MS = 60_000;
/** What is published later than this after the request was not published by it. */
const WINDOW_MS = 15 * 60_000;

export interface Media {
  id: string;
  caption: string;
  atMs: number;
  isReel: boolean;
}

export interface Listing {
  media: readonly Media[];
  atMs: number;
  /** There is no post of the account at or after this moment that is not listed; infinite: some may be missing anywhere. */
  wholeSinceMs: number;
}

const Page = z.object({
  data: z.array(
    z.object({
      id: Id,
      caption: z.string().nullish(),
      timestamp: z.string(),
      media_type: z.string().nullish(),
      media_product_type: z.string().nullish(),
    }),
  ),
  paging: z.object({ next: z.string().nullish() }).nullish(),
});

/** The newest posts of the account, whoever made them. Read-only. */
export async function listMedia({ graph, account, way, signal }: Work): Promise<Listing> {
  const kinds = way === "facebook" ? "media_type,media_product_type" : "media_type";
  const query = { fields: `id,caption,timestamp,${kinds}`, limit: String(LIST_MAX) };
  const path = `/${account.userId}/media`;
  const { value, atMs } = await graph.read({ method: "GET", path, query, signal }, Page);
  const media = value.data.map((one) => ({
    id: one.id,
    caption: one.caption ?? "",
    atMs: timeOf(one.timestamp),
    // A reel reads as a video; only the Facebook login's API has a word for it.
    isReel: (one.media_product_type ?? "REELS") === "REELS" && (one.media_type ?? "VIDEO") === "VIDEO",
  }));
  return { media, atMs, wholeSinceMs: wholeSince(media, value.paging?.next) };
}

function wholeSince(media: readonly Media[], next: string | null | undefined): number {
  if (media.some(({ atMs }) => !Number.isFinite(atMs))) return Number.POSITIVE_INFINITY;
  if (next === undefined || next === null) return Number.NEGATIVE_INFINITY;
  return Math.min(Number.POSITIVE_INFINITY, ...media.map(({ atMs }) => atMs));
}

/** `2026-11-29T10:00:00+0000`: without the colon that the standard wants. */
function timeOf(timestamp: string): number {
  return Date.parse(timestamp.replace(/([+-]\d\d)(\d\d)$/u, "$1:$2"));
}

/**
 * Posts that may be what was published: none of those that were there before, a reel, of these minutes, with this caption.
 * Never the newest one for being the newest: somebody may have posted from the phone app meanwhile.
 */
export function candidatesIn(listing: Listing, publish: Publish, order: PostOrder): readonly Media[] {
  const caption = lettersOf(order.caption);
  return listing.media.filter(
    ({ id, isReel, atMs, ...media }) =>
      isReel &&
      !publish.knownIds.includes(id) &&
      atMs >= publish.firstAtMs - SLACK_MS &&
      atMs <= publish.lastAtMs + WINDOW_MS &&
      lettersOf(media.caption) === caption,
  );
}

/** Whether the listing shows all that may have been published since. */
export function isWholeFor({ wholeSinceMs }: Listing, { firstAtMs }: Publish): boolean {
  return wholeSinceMs < firstAtMs - SLACK_MS;
}

/** A caption tells posts apart only when it says something. */
export const isTelling = ({ caption }: PostOrder): boolean => lettersOf(caption) !== "";

/** Instagram may change spaces and signs of a caption; letters and digits it leaves. */
function lettersOf(caption: string): string {
  return caption
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
