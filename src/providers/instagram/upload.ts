import { isAppError } from "../../core/app-error.ts";
import type { UploadAnswer } from "../contracts/vendor.ts";
import { readContainer } from "./containers.ts";
import { GRAPH_VERSION } from "./graph.ts";
import { readUpload } from "./read-error.ts";
import { limitReached, passing, refused } from "./say-error.ts";
import { throttledUntilMs } from "./throttle.ts";
import type { Work } from "./work.ts";

/** A line that carries less than this in a millisecond is given up. */
const BYTES_PER_MS_MIN = 20;
const TIMEOUT_MS_MIN = 120_000;

/** `gone`: this container takes nothing any more. */
export type Sent = { is: "whole" } | { is: "gone"; why: string };

const WHOLE: Sent = { is: "whole" };

/**
 * Sends the file to the upload host, from where an earlier attempt broke off. As long as each attempt gets further it goes
 * on by itself; else it throws: transient, quota when throttled, refused `account-reconnect-needed`.
 */
export async function sendFile(work: Work): Promise<Sent> {
  const { byteCount } = work.order;
  let offset = 0;
  if (work.memory.stage === "upload-sent") {
    const there = await bytesThere(work);
    if (typeof there !== "number") return there;
    offset = there < byteCount ? there : 0;
  }
  for (;;) {
    await work.keep({ stage: "upload-sent" });
    const sent = await sendFrom(work, offset);
    if (!(sent instanceof Error)) return sent;
    const there = await bytesThere(work);
    if (typeof there !== "number") return there;
    if (there <= offset || there >= byteCount) throw sent;
    offset = there;
  }
}

/** Where to go on: what counts is what Instagram has, not what was sent. */
async function bytesThere(work: Work): Promise<Sent | number> {
  const news = await readContainer(work);
  if (news.code === "ERROR" || news.code === "EXPIRED") return { is: "gone", why: news.status || news.code };
  if (news.isUploaded || news.code === "FINISHED" || news.code === "PUBLISHED") return WHOLE;
  return news.bytesThere ?? 0;
}

async function sendFrom(work: Work, offset: number): Promise<Sent | Error> {
  const token = await work.account.token();
  try {
    let answer = await sendOnce(work, offset, token);
    let verdict = readUpload(answer);
    if (verdict.kind === "token-refused") {
      answer = await sendOnce(work, offset, await work.account.token(token));
      verdict = readUpload(answer);
    }
    switch (verdict.kind) {
      case "taken":
        return WHOLE;
      case "again":
        return passing(`Instagram's upload host: ${verdict.message}`);
      case "throttled": {
        const untilMs = throttledUntilMs(answer.headers, work.clock.nowMs());
        throw limitReached("platform-throttled", verdict.message, untilMs, "Meta asks for a pause.");
      }
      case "token-refused":
      case "spoilt":
        return { is: "gone", why: verdict.message };
    }
  } catch (error) {
    work.signal.throwIfAborted();
    if (isAppError(error) && error.kind === "transient") return error;
    throw error;
  }
}

async function sendOnce(work: Work, offset: number, token: string): Promise<UploadAnswer> {
  const { order, request, uploadBaseUrl, signal } = work;
  const byteCount = order.byteCount - offset;
  const line = await work.line();
  return await line.upload({
    url: uploadAddress(work.memory.uploadUrl, uploadBaseUrl, work.memory.containerId ?? ""),
    hosts: new RegExp(`^${new URL(uploadBaseUrl).hostname.replaceAll(".", String.raw`\.`)}$`),
    method: "POST",
    headers: {
      // Not Bearer: the upload host knows this word only.
      authorization: `OAuth ${token}`,
      offset: String(offset),
      file_size: String(order.byteCount),
      "content-type": "application/octet-stream",
    },
    operation: "POST /ig-api-upload",
    file: order.file,
    startByte: offset,
    byteCount,
    timeoutMs: Math.max(TIMEOUT_MS_MIN, byteCount / BYTES_PER_MS_MIN),
    signal,
    progress: (sentBytes) => request.progress(offset + sentBytes, order.byteCount),
  });
}

const USUAL_HOST = "rupload.facebook.com";

/**
 * Where the bytes go: as the answer says, at the upload host that is set. An answer that names another host gets neither
 * the file nor the token. Throws refused `upload-foreign-host`.
 */
export function uploadAddress(uri: string | null, uploadBaseUrl: string, containerId: string): string {
  const base = uploadBaseUrl.replace(/\/+$/u, "");
  if (uri === null) return `${base}/ig-api-upload/${GRAPH_VERSION}/${containerId}`;
  const target = URL.canParse(uri) ? new URL(uri) : undefined;
  if (target && target.username === "" && target.origin === new URL(base).origin) return target.href;
  if (target && target.username === "" && target.host === USUAL_HOST)
    return `${base}${target.pathname}${target.search}`;
  throw refused(
    "upload-foreign-host",
    `Instagram wanted the video to be sent to ${target?.host || "what is no web address"}, which is not its upload host; it was not sent.`,
    "If Meta has moved it, set providers.instagram.uploadBaseUrl.",
  );
}
