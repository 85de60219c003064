import { z } from "zod";
import type { PostOrder } from "../../model/post-order.ts";
import type { PostNews } from "../contracts/publisher.ts";
import { type Aim, aimOf } from "./video-resource.ts";

/** Parts `status` and `processingDetails` of a video. */
export const WatchedVideo = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  status: z.object({
    uploadStatus: z.string(),
    privacyStatus: z.string(),
    publishAt: z.iso.datetime({ offset: true }).nullish(),
    failureReason: z.string().nullish(),
    rejectionReason: z.string().nullish(),
  }),
});
export type WatchedVideo = z.infer<typeof WatchedVideo>;

/** How late YouTube may be in making a scheduled video public. */
const LATE_MS = 900_000;

/** What takes longer may never end. */
const PROCESSED_WITHIN_MS = 86_400_000;

/** What YouTube says of a video that we uploaded. Only what it has processed and calls public is live. */
export function readVideo(video: WatchedVideo, watching: Watching): PostNews {
  const { id, status } = video;
  switch (status.uploadStatus) {
    case "processed":
      return readPrivacy(video, watching);
    case "uploaded":
      return pendingForADay("youtube is processing the video", watching);
    case "failed":
      return failed("refused", FAILURES, "could not process", status.failureReason, id);
    case "rejected":
      return failed(
        MODERATED.has(status.rejectionReason ?? "") ? "moderation" : "refused",
        REJECTIONS,
        "rejected",
        status.rejectionReason,
        id,
      );
    case "deleted":
      return { state: "failed", kind: "refused", message: `youtube: the video ${id} was deleted` };
    default:
      return pendingForADay(`youtube says ${word(status.uploadStatus)}, which is not known here`, watching);
  }
}

export interface Watching {
  order: PostOrder;
  isAudited: boolean;
  nowMs: number;
  /** Since its upload was whole; 0: not known. */
  ageMs: number;
}

function pendingForADay(because: string, { ageMs }: Watching): PostNews {
  if (ageMs < PROCESSED_WITHIN_MS) return { state: "pending", because };
  return { state: "unsure", message: `after ${Math.floor(ageMs / 3_600_000)} hours, ${because}` };
}

function readPrivacy({ id, status }: WatchedVideo, { order, isAudited, nowMs }: Watching): PostNews {
  const aim = aimOf(order);
  const seen = { platformPostId: id };
  const url = `https://www.youtube.com/shorts/${id}`;
  if (status.privacyStatus === "public") return { state: "live", url, ...seen };
  if (status.privacyStatus === "unlisted") {
    if (aim === "unlisted")
      return { state: "live", url, ...seen, because: "unlisted: whoever has the address sees it" };
    return {
      state: "private",
      url,
      ...seen,
      because: `youtube shows it as unlisted, though it was to be ${aim}`,
    };
  }
  const publishAtMs = Date.parse(status.publishAt ?? "");
  if (aim === "scheduled" && publishAtMs + LATE_MS > nowMs)
    return {
      state: "scheduled",
      url,
      ...seen,
      because: `youtube makes it public at ${new Date(publishAtMs).toISOString()}${isAudited ? "" : ", unless it has not audited the app: then it stays private"}`,
    };
  // Most say that YouTube makes it public by itself then, some that one has to.
  if (aim === "scheduled" && isAudited && publishAtMs <= nowMs)
    return {
      state: "private",
      url: null,
      ...seen,
      because: `its time has passed, and youtube has not made it public: make it so at ${studioOf(id)}`,
    };
  return { url: null, ...seen, ...hidden(aim, id) };
}

const studioOf = (id: string): string => `https://studio.youtube.com/video/${id}/edit`;

function hidden(aim: Aim, id: string): { state: "draft" | "private" | "locked-private"; because: string } {
  const studio = studioOf(id);
  if (aim === "draft") return { state: "draft", because: `private until you make it public: ${studio}` };
  if (aim === "private") return { state: "private", because: `private, as it was ordered: ${studio}` };
  return {
    state: "locked-private",
    because:
      `youtube made it private, though it was to be ${aim === "scheduled" ? "public at a set time" : aim}: ` +
      "so it does with every upload of an app that it has not audited. It stays so; after the audit it must be posted again",
  };
}

/** status.failureReason and status.rejectionReason: the API's reference of videos. */
const FAILURES: Readonly<Record<string, string>> = {
  codec: "its codec is one that youtube does not read",
  conversion: "it could not be converted",
  emptyFile: "the file is empty",
  invalidFile: "the file is no video that youtube reads",
  tooSmall: "the file is too small",
  uploadAborted: "the upload was broken off",
};
const REJECTIONS: Readonly<Record<string, string>> = {
  claim: "somebody claims its content",
  copyright: "it breaks a copyright",
  duplicate: "the channel already has the same video",
  inappropriate: "it breaks the community guidelines",
  legal: "for a legal reason",
  length: "it is longer than the channel may post",
  termsOfUse: "it breaks the terms of use",
  trademark: "it breaks a trademark",
  uploaderAccountClosed: "the account is closed",
  uploaderAccountSuspended: "the account is suspended",
};
const MODERATED: ReadonlySet<string> = new Set([
  "claim",
  "copyright",
  "inappropriate",
  "legal",
  "termsOfUse",
  "trademark",
]);

function failed(
  kind: "refused" | "moderation",
  words: Readonly<Record<string, string>>,
  what: string,
  reason: string | null | undefined,
  id: string,
): PostNews {
  const told = reason ?? "";
  const why = Object.hasOwn(words, told) ? words[told] : "for a reason that is not known here";
  return { state: "failed", kind, message: `youtube ${what} the video ${id} (${word(told)}): ${why}` };
}

/** A name of YouTube's, or what stands for one that cannot be shown. */
const word = (text: string): string => (/^[A-Za-z]{1,40}$/.test(text) ? text : "no name");
