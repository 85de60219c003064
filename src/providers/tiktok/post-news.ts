import type { PostOrder } from "../../model/post-order.ts";
import type { PostNews, PublishRequest } from "../contracts/publisher.ts";
import { orderOf } from "./check-order.ts";
import { cleanUsername } from "./creator-info.ts";
import { failReason } from "./fail-reasons.ts";
import { rememberNothing } from "./remember-nothing.ts";
import type { TiktokApi } from "./tiktok-api.ts";
import { DAY_MS, isPassing, platformCodeOf } from "./troubles.ts";
import { readUpload } from "./upload-memory.ts";
import { askStatus, FORGOTTEN, type UploadStatus } from "./upload-status.ts";

/** TikTok promises no time; most posts take a minute, some never end (social-apis research §1.7). */
const LONG_MS = 30 * 60_000;
const HOUR_MS = 3_600_000;

/**
 * How a post stands. What passes by itself is no news: the post may be live. Of what TikTok works on for a day, or knows no
 * more, only a person can tell.
 */
export async function postNews(api: TiktokApi, handle: string, request: PublishRequest): Promise<PostNews> {
  const kept = await readUpload(request.memory);
  const upload = kept?.stage === "final-sent" && kept.publishId === handle ? kept : undefined;
  const ageMs = upload === undefined ? 0 : api.clock.nowMs() - upload.sentAtMs;
  let status: UploadStatus;
  try {
    status = await askStatus(api, handle, request.signal);
  } catch (error) {
    request.signal.throwIfAborted();
    if (FORGOTTEN.has(platformCodeOf(error))) return forgotten(upload && ageMs);
    if (isPassing(error)) return { state: "pending", because: error.message };
    throw error;
  }
  const order = orderOf(request);
  switch (status.status) {
    case "SEND_TO_USER_INBOX":
      return { state: "draft", url: null, platformPostId: null, because: whatIsLeft(order) };
    case "PUBLISH_COMPLETE": {
      const username = upload?.username ?? cleanUsername(api.account.facts["username"]);
      return readPublished(status, order, username, ageMs);
    }
    case "FAILED":
      return await readFailed(api, handle, request, status);
    case "PROCESSING_UPLOAD":
    case "PROCESSING_DOWNLOAD":
      return working(ageMs);
    default:
      return pendingForADay("TikTok says something of the post that is not known here", ageMs);
  }
}

function readPublished(
  { publicIds }: UploadStatus,
  { delivery, privacy }: PostOrder,
  username: string | null,
  ageMs: number,
): PostNews {
  const [id] = publicIds;
  if (id !== undefined) {
    const url = username === null ? null : `https://www.tiktok.com/@${username}/video/${id}`;
    const because = "TikTok names the post, and not the account's name, without which it has no address";
    return { state: "live", url, platformPostId: id, ...(url === null ? { because } : {}) };
  }
  const hidden = { url: null, platformPostId: null };
  if (delivery === "draft")
    return {
      ...hidden,
      state: "private",
      because: "the draft was posted, and TikTok shows no public post of it",
    };
  if (privacy !== "public")
    return {
      ...hidden,
      state: "private",
      because: `TikTok shows it to ${SEEN_BY[privacy]} and names no public address`,
    };
  if (ageMs < DAY_MS)
    return { state: "pending", because: "TikTok has posted it and looks it over before the public sees it" };
  return {
    ...hidden,
    state: "locked-private",
    because:
      "TikTok posted it a day ago and has not shown it to the public: look in the app what its moderation says",
  };
}

const SEEN_BY: Readonly<Record<PostOrder["privacy"], string>> = {
  public: "everybody",
  unlisted: "whoever has the link",
  followers: "followers",
  friends: "friends",
  private: "the account itself",
};

async function readFailed(
  api: TiktokApi,
  handle: string,
  { memory }: PublishRequest,
  status: UploadStatus,
): Promise<PostNews> {
  const message = await rememberNothing(memory, { publishId: handle }, status, api.clock.nowMs());
  const { next } = failReason(status.failReason);
  if (next === "again" || next === "later") return { state: "nothing", message };
  return { state: "failed", kind: next, message };
}

/** TikTok takes nothing with a draft but the video: the person who posts it says the rest. */
function whatIsLeft({ isAiGenerated, commercial }: PostOrder): string {
  const left = [
    "paste the caption (post.json in the video's folder has it)",
    "choose who sees it",
    ...(isAiGenerated ? ['switch on "AI-generated content"'] : []),
    ...(commercial === "own" ? ['disclose it as "Your brand"'] : []),
    ...(commercial === "third-party" ? ['disclose it as "Branded content"'] : []),
  ];
  return `it waits in the inbox of TikTok's app: open it there, ${left.join(", ")}, and post it`;
}

function working(ageMs: number): PostNews {
  if (ageMs < LONG_MS) return { state: "pending" };
  if (ageMs < DAY_MS)
    return { state: "pending", because: `TikTok has worked on it for ${Math.floor(ageMs / 60_000)} minutes` };
  const hours = Math.floor(ageMs / HOUR_MS);
  return { state: "unsure", message: `TikTok has worked on it for ${hours} hours, and may never end` };
}

const pendingForADay = (because: string, ageMs: number): PostNews =>
  ageMs < DAY_MS ? { state: "pending", because } : { state: "unsure", message: because };

/** What was sent just now may not be known everywhere at TikTok. */
const forgotten = (ageMs: number | undefined): PostNews =>
  ageMs !== undefined && ageMs < HOUR_MS
    ? { state: "pending", because: "TikTok does not know this post yet" }
    : { state: "unsure", message: "TikTok does not know this post any more" };
