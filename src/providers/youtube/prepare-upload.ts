import { stat } from "node:fs/promises";
import { AppError, isAppError, systemErrorCode } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { PublishRequest } from "../contracts/publisher.ts";
import { bytesBeforeLast } from "./chunks.ts";
import { isPassing, type SessionNews, type SessionRequests } from "./session-requests.ts";
import { keepUpload, readUpload, type Session, type UploadMemory } from "./upload-memory.ts";
import { orderHash, orderIn } from "./video-resource.ts";

export interface UploadDesk {
  requests: SessionRequests;
  clock: Clock;
  /** Of one request, before the last. */
  chunkBytes: number;
}

/** Requests in a row that brought nothing on, before it is left to another attempt. */
const FAILURES_MAX = 3;
/** Each costs one of the day's uploads. */
const SESSIONS_MAX = 2;

/** Everything but the last piece: from wherever memory says that it stands, and as far as YouTube says that it came. */
export async function prepareUpload(desk: UploadDesk, request: PublishRequest): Promise<void> {
  const kept = await readUpload(request.memory);
  if (kept.stage === "FINAL_SENT" || kept.stage === "UPLOADED") return;
  const order = orderIn(request);
  await checkFile(order);
  const work = new Preparation(desk, request, order);
  let at = await work.begin(kept);
  while (at.stage === "UPLOADING") {
    const byteCount = bytesBeforeLast(order.byteCount, at.storedBytes, desk.chunkBytes);
    if (byteCount === 0) return;
    at = await work.sendOn(at, byteCount);
  }
}

type Uploading = Extract<UploadMemory, { stage: "UPLOADING" }>;

class Preparation {
  readonly #desk: UploadDesk;
  readonly #request: PublishRequest;
  readonly #order: PostOrder;
  #failures = 0;
  #sessions = 0;

  constructor(desk: UploadDesk, request: PublishRequest, order: PostOrder) {
    this.#desk = desk;
    this.#request = request;
    this.#order = order;
  }

  async begin(kept: UploadMemory): Promise<UploadMemory> {
    if (kept.stage !== "UPLOADING") return await this.#open();
    if (kept.orderHash === orderHash(this.#order)) return await this.#probe(kept);
    // Its last byte may have made a video of another order: a second session could make a second one.
    if (kept.lastByteSentAtMs !== null) throw orderChanged();
    return await this.#open();
  }

  async sendOn(at: Uploading, byteCount: number): Promise<UploadMemory> {
    const news = await this.#attempt(at, byteCount);
    if (news.state === "incomplete") this.#count(news.storedBytes > at.storedBytes);
    return await this.#keep(at, news);
  }

  async #open(): Promise<UploadMemory> {
    const { memory, effectKey, signal } = this.#request;
    if (this.#sessions === SESSIONS_MAX) throw stuck("its uploads end before they are whole");
    this.#sessions += 1;
    await keepUpload(memory, { stage: "SESSION_SENT" });
    const opened = await this.#desk.requests.open(this.#order, effectKey, signal);
    return await keepUpload(memory, {
      stage: "UPLOADING",
      orderHash: orderHash(this.#order),
      ...opened,
      storedBytes: 0,
      lastByteSentAtMs: null,
    });
  }

  async #probe(at: Uploading): Promise<UploadMemory> {
    const { signal } = this.#request;
    const news = await this.#desk.requests.probe({ order: this.#order, session: at, signal });
    return await this.#keep(at, news);
  }

  /** What breaks off is followed by the question how far it came. */
  async #attempt(at: Uploading, byteCount: number): Promise<SessionNews> {
    const request = this.#request;
    const { signal } = request;
    const sending = { order: this.#order, session: at, signal };
    const progress = (sentBytes: number): void =>
      request.progress(at.storedBytes + sentBytes, this.#order.byteCount);
    let failure: AppError;
    try {
      const news = await this.#desk.requests.send({ ...sending, byteCount, progress });
      if (news.state !== "refused" || !isPassing(news.error)) return news;
      failure = news.error;
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error)) throw error;
      failure = error;
    }
    if (this.#failures + 1 >= FAILURES_MAX) throw failure;
    return await this.#desk.requests.probe(sending);
  }

  #count(isOn: boolean): void {
    this.#failures = isOn ? 0 : this.#failures + 1;
    if (this.#failures === FAILURES_MAX) throw stuck("it keeps none of the bytes that are sent");
  }

  async #keep(at: Uploading, news: SessionNews): Promise<UploadMemory> {
    const { memory } = this.#request;
    switch (news.state) {
      case "incomplete":
        this.#request.progress(news.storedBytes, this.#order.byteCount);
        return await keepUpload(memory, { ...at, storedBytes: news.storedBytes });
      case "complete":
        return await keepUpload(memory, completed(at, news.videoId, this.#desk.clock.nowMs()));
      case "gone":
        // Only an upload whose last byte never went out has certainly made nothing.
        if (at.lastByteSentAtMs === null) return await this.#open();
        return await keepUpload(memory, { ...at, stage: "FINAL_SENT" });
      case "refused":
        if (!isPassing(news.error) && at.lastByteSentAtMs === null)
          await keepUpload(memory, { stage: "PLANNED" });
        throw news.error;
    }
  }
}

/** An upload that is whole; without an id it is in doubt which video it made. */
export function completed(session: Session, videoId: string | undefined, nowMs: number): UploadMemory {
  if (videoId !== undefined) return { stage: "UPLOADED", videoId, uploadedAtMs: nowMs };
  return { ...session, stage: "FINAL_SENT", lastByteSentAtMs: session.lastByteSentAtMs ?? nowMs };
}

async function checkFile({ file, byteCount }: PostOrder): Promise<void> {
  try {
    const { size } = await stat(file);
    if (size === byteCount) return;
    throw new AppError({
      kind: "refused",
      code: "post-file-changed",
      message: `${file} has ${size} bytes, and ${byteCount} were to be posted; nothing was sent.`,
      hint: "It was changed after it was approved: approve it again.",
    });
  } catch (error) {
    if (isAppError(error) || systemErrorCode(error) === undefined) throw error;
    throw new AppError({
      kind: "config",
      code: "post-file-missing",
      message: `${file} cannot be read (${systemErrorCode(error)}); nothing was sent.`,
      hint: "Put it back, then `viral resume`.",
      cause: error,
    });
  }
}

const stuck = (why: string): AppError =>
  new AppError({
    kind: "transient",
    code: "youtube-upload-stuck",
    message: `youtube takes the video no further: ${why}.`,
  });

const orderChanged = (): AppError =>
  new AppError({
    kind: "refused",
    code: "post-order-changed",
    message: "The post was changed while YouTube may already have the video as it was before.",
    hint: "Look at the channel, then settle it with `viral resolve`.",
  });
