import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { PublishRequest } from "../contracts/publisher.ts";
import { checkOrder, orderOf } from "./check-order.ts";
import { type ChunkPlan, planChunks } from "./chunk-plan.ts";
import { askCreator, obeyCreator } from "./creator-info.ts";
import { postInfo } from "./post-info.ts";
import { resumeUpload } from "./resume-upload.ts";
import { sendChunks } from "./send-chunks.ts";
import { readData, type TiktokApi } from "./tiktok-api.ts";
import { fingerprintOf, isAlive, readUpload, type Uploading, type UploadState } from "./upload-memory.ts";

/** An address may die under a slow line: so many are begun in one go. */
const UPLOADS_MAX = 2;

/** All but the last chunk, from wherever the memory says that it stands. May be repeated, whatever ended it. */
export async function prepareUpload(api: TiktokApi, request: PublishRequest): Promise<void> {
  const order = orderOf(request);
  const state = await readUpload(request.memory);
  if (state?.stage === "final-sent") return;
  refuseUntil(state, api.clock.nowMs());
  await checkOrder(order, api.account);
  const plan = planChunks(order.byteCount);
  let upload = await pickUp(api, request, state, plan);
  for (let begun = 0; begun < UPLOADS_MAX || upload !== undefined; ) {
    if (upload === undefined) {
      upload = await beginUpload(api, request, plan);
      begun += 1;
    }
    if ((await sendChunks(api, request, upload, plan)) !== "gone") return;
    upload = undefined;
  }
  throw new AppError({
    kind: "transient",
    code: "upload-address-gone",
    message: `TikTok let ${UPLOADS_MAX} upload addresses end before the video was there; nothing was published.`,
    hint: "Each is good for an hour: a smaller file or a faster line helps.",
  });
}

function refuseUntil(state: UploadState | undefined, nowMs: number): void {
  if (state?.stage !== "came-to-nothing" || state.notBeforeMs === null || nowMs >= state.notBeforeMs) return;
  throw new AppError({
    kind: "quota",
    code: "account-daily-cap",
    message: `${state.message}; nothing was published.`,
    hint: "It is tried again then.",
    details: { untilMs: state.notBeforeMs },
  });
}

/** An upload that was begun for just this order goes on; its last chunk was never sent, so any other is left alone. */
async function pickUp(
  api: TiktokApi,
  request: PublishRequest,
  state: UploadState | undefined,
  plan: ChunkPlan,
): Promise<Uploading | undefined> {
  if (state?.stage !== "uploading" || state.fingerprint !== fingerprintOf(orderOf(request))) return undefined;
  if (!isAlive(state, api.clock.nowMs())) return undefined;
  return await resumeUpload(api, request, state, plan);
}

const Begun = z.object({ publish_id: z.string().min(1), upload_url: z.string().min(1) });

/** Asks for an address. It holds no bytes yet, so that one whose answer is lost publishes nothing. */
async function beginUpload(api: TiktokApi, request: PublishRequest, plan: ChunkPlan): Promise<Uploading> {
  const { memory, signal } = request;
  const order = orderOf(request);
  const { path, username, info } = await destinationOf(api, order, signal);
  const source = {
    source: "FILE_UPLOAD",
    video_size: plan.videoBytes,
    chunk_size: plan.chunkBytes,
    total_chunk_count: plan.chunkCount,
  };
  await memory.write({ stage: "init-sent" });
  const issuedAtMs = api.clock.nowMs();
  const begun = readData(Begun, await api.ask({ path, body: { ...info, source_info: source } }, signal));
  const upload: Uploading = {
    stage: "uploading",
    publishId: begun.publish_id,
    uploadUrl: begun.upload_url,
    issuedAtMs,
    fingerprint: fingerprintOf(order),
    username,
    sentBytes: 0,
  };
  await memory.write(upload);
  return upload;
}

/** A draft is told nothing: its caption, audience and labels are chosen by whoever posts it. */
async function destinationOf(
  api: TiktokApi,
  order: PostOrder,
  signal: AbortSignal,
): Promise<{ path: string; username: string | null; info: object }> {
  if (order.delivery === "draft")
    return { path: "/v2/post/publish/inbox/video/init/", username: null, info: {} };
  const creator = await askCreator(api, signal);
  obeyCreator(order, creator);
  const info = { post_info: postInfo(order, creator) };
  return { path: "/v2/post/publish/video/init/", username: creator.username, info };
}
