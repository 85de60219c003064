import { z } from "zod";
import { AppError, isAppError } from "../../core/app-error.ts";
import type { AccountAccess } from "../contracts/account-access.ts";
import type { AccountLimits, PostNews, Publisher, PublishRequest } from "../contracts/publisher.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { refuseWithoutUploads } from "./app-quota.ts";
import { ownChannel } from "./channel.ts";
import { type CommitDesk, commitUpload } from "./commit-upload.ts";
import { dressVideo } from "./dress-video.ts";
import { findUpload } from "./find-upload.ts";
import { prepareUpload } from "./prepare-upload.ts";
import { readVideo, WatchedVideo } from "./read-video.ts";
import { sessionRequests } from "./session-requests.ts";
import { readUpload } from "./upload-memory.ts";
import { orderIn } from "./video-resource.ts";
import { createYoutubeApi, YOUTUBE, type YoutubeApi } from "./youtube-api.ts";

const CHUNK_BYTES = 8 * 1024 * 1024;
const GRACE_MS = 1_800_000;
const POLL_EVERY_MS = 30_000;
const START_TIMEOUT_MS = 180_000;
/** A listing lags; what is still not listed then is gone. */
const LISTED_WITHIN_MS = 86_400_000;

/** `chunkBytes`: of one request, rounded down to what YouTube takes. */
export interface YoutubePublisherOptions {
  chunkBytes?: number;
}

/** Shorts on one channel. A handle is the id of the video; it opens nothing. */
export function createYoutubePublisher(
  parts: VendorParts,
  account: AccountAccess,
  { chunkBytes = CHUNK_BYTES }: YoutubePublisherOptions = {},
): Publisher {
  const { clock } = parts;
  const api = createYoutubeApi(parts, account);
  const desk: CommitDesk & { api: YoutubeApi } = {
    requests: sessionRequests(parts, account),
    clock,
    chunkBytes,
    tokens: account,
    api,
  };
  return {
    id: YOUTUBE,
    isHandleSecret: false,
    graceMs: GRACE_MS,
    pollEveryMs: POLL_EVERY_MS,
    startTimeoutMs: START_TIMEOUT_MS,
    limits: async (signal) => {
      const limits = await limitsOf(api, account, signal);
      return { ...limits, postsLeft: await refuseWithoutUploads(parts) };
    },
    prepare: async (request) => await prepareUpload(desk, request),
    start: async (request) => await commitUpload(desk, request),
    find: async (request) => await findUpload(desk, request),
    status: async (handle, request) =>
      await statusOf(api, handle, request, { isAudited: account.isAudited, nowMs: clock.nowMs() }),
    dress: async (handle, request) =>
      await dressVideo({ parts, tokens: account, api }, handle, orderIn(request), request.signal),
  };
}

/** YouTube tells neither how long a video may be nor how many are left: those are counted. */
async function limitsOf(
  api: YoutubeApi,
  { userId }: AccountAccess,
  signal: AbortSignal,
): Promise<Omit<AccountLimits, "postsLeft">> {
  const channel = await ownChannel(api, signal);
  if (channel.id !== userId) throw otherChannel(channel.name);
  return {
    displayName: channel.name,
    durationMsMax: null,
    privacies: ["public", "unlisted", "private"],
    disallows: [],
    resumesAtMs: null,
  };
}

const Videos = z.object({ items: z.array(WatchedVideo).optional() });

/** What passes by itself is no news: the video is there. */
async function statusOf(
  api: YoutubeApi,
  videoId: string,
  request: PublishRequest,
  { isAudited, nowMs }: { isAudited: boolean; nowMs: number },
): Promise<PostNews> {
  const kept = await readUpload(request.memory);
  const ageMs = kept.stage === "UPLOADED" ? nowMs - kept.uploadedAtMs : 0;
  let video: WatchedVideo | undefined;
  try {
    video = await watched(api, videoId, request.signal);
  } catch (error) {
    request.signal.throwIfAborted();
    if (isAppError(error) && error.kind === "transient") return { state: "pending", because: error.message };
    throw error;
  }
  if (video !== undefined) return readVideo(video, { order: orderIn(request), isAudited, nowMs, ageMs });
  if (ageMs < LISTED_WITHIN_MS) return { state: "pending", because: "youtube does not list the video yet" };
  return {
    state: "failed",
    kind: "refused",
    message: `youtube no longer has the video ${videoId}: it was taken down, or somebody deleted it`,
  };
}

async function watched(
  api: YoutubeApi,
  videoId: string,
  signal: AbortSignal,
): Promise<WatchedVideo | undefined> {
  const { items = [] } = await api(
    Videos,
    signal,
    async (client, options) => await client.videos.list({ part: ["status"], id: [videoId] }, options),
  );
  return items[0];
}

const otherChannel = (name: string): AppError =>
  new AppError({
    kind: "refused",
    code: "account-other-channel",
    message: `The token of this account posts to ${name}, which is another channel than the one that was connected.`,
    hint: "Connect the account again, and choose its channel.",
  });
