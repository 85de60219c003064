import { z } from "zod";
import { AppError, isAppError } from "../../core/app-error.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { UploadAnswer, VendorParts } from "../contracts/vendor.ts";
import { sendJson } from "../http/send-json.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { contentRange, storedBytesIn } from "./chunks.ts";
import { explainAnswer } from "./explain-answer.ts";
import type { Session } from "./upload-memory.ts";
import { slugOf, videoResource } from "./video-resource.ts";
import { type Tokens, withToken } from "./with-token.ts";
import { YOUTUBE } from "./youtube-api.ts";

const OPEN_TIMEOUT_MS = 60_000;
const PROBE_TIMEOUT_MS = 60_000;
/** Eight MiB at 14 KB a second. */
const CHUNK_TIMEOUT_MS = 600_000;
export const UPLOAD_PATH = "/upload/youtube/v3/videos";
/** Google's own names: a session's address is taken from an answer. */
const HOSTS = /^(?:[a-z0-9-]+\.)*googleapis\.com$/i;

/** What YouTube says of an upload. */
export type SessionNews =
  | { state: "incomplete"; storedBytes: number }
  /** Undefined: it made a video, and its answer does not say which. */
  | { state: "complete"; videoId: string | undefined }
  | { state: "gone" }
  | { state: "refused"; error: AppError };

export interface Sending {
  order: PostOrder;
  session: Session;
  signal: AbortSignal;
}

/** Requests of one account to YouTube's resumable upload, one each; a refused token is renewed and the same is sent again. */
export interface SessionRequests {
  /** Throws as `explainAnswer` when no session came of it. */
  open(
    order: PostOrder,
    effectKey: string,
    signal: AbortSignal,
  ): Promise<{ url: string; issuedAtMs: number }>;
  /** The next bytes of the file. `token`: one that has just been fetched. */
  send(
    sending: Sending & { byteCount: number; token?: string; progress?: (sentBytes: number) => void },
  ): Promise<SessionNews>;
  /** How far it came. Read-only. */
  probe(sending: Sending): Promise<SessionNews>;
}

export function sessionRequests(parts: VendorParts, tokens: Tokens): SessionRequests {
  const { baseUrl, clock } = parts;
  const put = async (
    { order, session, signal }: Sending,
    { byteCount, timeoutMs, token, progress }: Piece,
  ): Promise<SessionNews> => {
    const line = await parts.line();
    const send = async (bearer: string): Promise<UploadAnswer> =>
      await line.upload({
        url: session.url,
        hosts: HOSTS,
        method: "PUT",
        headers: {
          authorization: `Bearer ${bearer}`,
          "content-range": contentRange(session.storedBytes, byteCount, order.byteCount),
          ...(byteCount === 0 ? {} : { "content-type": "video/mp4" }),
        },
        operation: `PUT ${UPLOAD_PATH}`,
        file: order.file,
        startByte: session.storedBytes,
        byteCount,
        timeoutMs,
        signal,
        progress,
        answers308: true,
      });
    return readSessionAnswer(await withToken(tokens, send, token), order.byteCount, clock.nowMs());
  };
  return {
    async open(order, effectKey, signal) {
      const line = await parts.line();
      const { parts: names, body } = videoResource(order, clock.nowMs());
      const ask = async (partNames: readonly string[]): Promise<UploadAnswer> =>
        await withToken(
          tokens,
          async (token) =>
            await sendJson(line.fetch, {
              providerId: YOUTUBE,
              method: "POST",
              url: `${baseUrl}${UPLOAD_PATH}?uploadType=resumable&part=${partNames.join(",")}`,
              headers: {
                authorization: `Bearer ${token}`,
                "content-type": "application/json; charset=UTF-8",
                "x-upload-content-length": String(order.byteCount),
                "x-upload-content-type": "video/mp4",
                slug: slugOf(effectKey),
              },
              body: Object.fromEntries(partNames.map((name) => [name, body[name]])),
              timeoutMs: OPEN_TIMEOUT_MS,
              signal,
            }),
        );
      let answer = await ask(names);
      // Listed in the API's schema, and not among what may be set: where it is refused, a person is told afterwards.
      if (answer.status === 400 && names.includes(PAID) && /paid|part\b/i.test(vendorMessage(answer)))
        answer = await ask(names.filter((name) => name !== PAID));
      return readOpened(answer, clock.nowMs());
    },
    send: async ({ byteCount, token, progress, ...sending }) =>
      await put(sending, { byteCount, timeoutMs: CHUNK_TIMEOUT_MS, token, progress }),
    probe: async (sending) => await put(sending, { byteCount: 0, timeoutMs: PROBE_TIMEOUT_MS }),
  };
}

const PAID = "paidProductPlacementDetails";

interface Piece {
  byteCount: number;
  timeoutMs: number;
  token?: string | undefined;
  progress?: ((sentBytes: number) => void) | undefined;
}

function readOpened(answer: UploadAnswer, nowMs: number): { url: string; issuedAtMs: number } {
  if (answer.status < 200 || answer.status > 299) throw explainAnswer(answer, nowMs);
  const url = answer.headers.get("location");
  if (url === null)
    throw new AppError({
      kind: "transient",
      code: "vendor-answer-odd",
      message: "youtube opened an upload, and did not say where its bytes are to go.",
      details: { providerId: YOUTUBE, reached: "yes", status: answer.status },
    });
  const told = Date.parse(answer.headers.get("date") ?? "");
  return { url, issuedAtMs: Number.isNaN(told) ? nowMs : told };
}

const Video = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });

/** Reads any answer of a session's address. */
export function readSessionAnswer(answer: UploadAnswer, totalBytes: number, nowMs: number): SessionNews {
  const { status, headers, json } = answer;
  if (status === 308)
    return { state: "incomplete", storedBytes: storedBytesIn(headers.get("range"), totalBytes) };
  if (status === 200 || status === 201) return { state: "complete", videoId: Video.safeParse(json).data?.id };
  if (status === 404 || status === 410) return { state: "gone" };
  return { state: "refused", error: explainAnswer(answer, nowMs) };
}

export const isPassing = (error: unknown): error is AppError =>
  isAppError(error) && error.kind === "transient";
