import { readFile } from "node:fs/promises";
import { isAppError } from "../../core/app-error.ts";
import { limitTime } from "../../core/time-limit.ts";
import { brokenBody, downloadError } from "./download-errors.ts";
import { type Exchange, failureOf } from "./exchange.ts";
import { type DownloadSource, type OpenedDownload, openDownload } from "./open-download.ts";
import { openPartFile } from "./part-file.ts";
import { BodyError, receiveBody } from "./receive-body.ts";
import { WHOLE_BYTES_MAX } from "./recorded-body.ts";
import { createRedactor, type Redactor } from "./redact.ts";
import { credentialsIn } from "./request-credentials.ts";
import { type MediaKind, type Sniffed, sniffMedia } from "./sniff-media.ts";
import { type Telling, tellSafely } from "./tell.ts";

export interface DownloadOptions extends DownloadSource, Telling {
  /** Where it is to be; `<file>.part` until it is whole. */
  file: string;
  expect: MediaKind;
  maxBytes: number;
  timeoutMs: number;
  /** The longest silence. */
  idleMs?: number;
  signal?: AbortSignal | undefined;
}

export interface Downloaded {
  sha256: string;
  byteCount: number;
  /** By its own first bytes. */
  mediaType: string;
}

const IDLE_MS = 30_000;
const HEAD_BYTES = 64;

/**
 * Brings a file from where a vendor says it is. Throws the reason of `signal`, or an `AppError`: `download-expired`,
 * `-truncated`, `-too-large`, `-wrong-kind`, `-stalled`, `-refused`, `-failed`, or what the disk says. Nothing is left of
 * a download that failed.
 */
export async function download(
  fetch: typeof globalThis.fetch,
  options: DownloadOptions,
): Promise<Downloaded> {
  const { clock, providerId } = options;
  const startedMs = clock.nowMs();
  const progress: Progress = { wasAsked: false, status: null, bytes: 0, head: Buffer.alloc(0) };
  const result = await attempt(fetch, options, progress);
  await tellSafely(options, redactorOf(options), () => {
    const { status, bytes } = progress;
    const elapsedMs = clock.nowMs() - startedMs;
    return {
      usage: { providerId, operation: "download", method: "GET", status, elapsedMs, bytes },
      exchange: progress.wasAsked ? () => exchangeOf(options, result, progress) : undefined,
    };
  });
  if ("error" in result) throw result.error;
  return result.downloaded;
}

/** What was seen of a download, however it ends. */
interface Progress {
  wasAsked: boolean;
  status: number | null;
  bytes: number;
  head: Buffer;
}

type Result = { downloaded: Downloaded; headers: Headers } | { error: unknown };

async function attempt(
  fetch: typeof globalThis.fetch,
  options: DownloadOptions,
  progress: Progress,
): Promise<Result> {
  const { providerId, timeoutMs } = options;
  const place = { providerId, host: new URL(options.baseUrl).host };
  const late = () => downloadError("stalled", place, `was not whole after ${timeoutMs} ms`);
  const limit = limitTime(timeoutMs, late, options.signal);
  try {
    limit.signal.throwIfAborted();
    return await bring(fetch, options, limit.signal, progress);
  } catch (error) {
    if (isAppError(error) && typeof error.details.status === "number") progress.status = error.details.status;
    return { error: limit.signal.aborted ? limit.signal.reason : error };
  } finally {
    limit.release();
  }
}

async function bring(
  fetch: typeof globalThis.fetch,
  options: DownloadOptions,
  signal: AbortSignal,
  progress: Progress,
): Promise<Result> {
  const part = await openPartFile(options.file);
  try {
    const opened = await openDownload(watched(fetch, progress), options, signal);
    progress.status = opened.response.status;
    let sniffed: Sniffed | undefined;
    for await (const piece of pieces(opened, options, signal)) {
      progress.bytes += piece.byteLength;
      if (sniffed === undefined) {
        progress.head = Buffer.concat([progress.head, piece]);
        if (progress.head.byteLength >= HEAD_BYTES) sniffed = checkKind(progress.head, options, opened);
      }
      await part.write(piece);
    }
    sniffed ??= checkKind(progress.head, options, opened);
    return {
      downloaded: { ...(await part.keep()), mediaType: sniffed.mediaType },
      headers: opened.response.headers,
    };
  } finally {
    await part.discard();
  }
}

function watched(fetch: typeof globalThis.fetch, progress: Progress): typeof globalThis.fetch {
  return async (input, init) => {
    progress.wasAsked = true;
    return await fetch(input, init);
  };
}

async function* pieces(
  { response, place }: OpenedDownload,
  { maxBytes, idleMs = IDLE_MS }: DownloadOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* receiveBody(response, { maxBytes, idleMs, signal });
  } catch (error) {
    throw error instanceof BodyError ? brokenBody(error, place) : error;
  }
}

function checkKind(head: Uint8Array, { expect }: DownloadOptions, { place }: OpenedDownload): Sniffed {
  if (head.byteLength === 0) throw downloadError("truncated", place, "is empty");
  const sniffed = sniffMedia(head);
  if (sniffed.kind === expect) return sniffed;
  throw downloadError("wrong-kind", place, `is ${sniffed.mediaType} where ${expect} was expected`);
}

function redactorOf(options: DownloadOptions): Redactor {
  const carried = credentialsIn(addressOf(options), Object.entries(options.headers ?? {}));
  return createRedactor([...options.secrets, ...carried]);
}

/** For telling only: an address that is none was refused before anything was asked. */
function addressOf({ url, baseUrl }: DownloadOptions): URL {
  return new URL(URL.canParse(url) ? url : baseUrl);
}

async function exchangeOf(options: DownloadOptions, result: Result, progress: Progress): Promise<Exchange> {
  const { pathname, search } = addressOf(options);
  const common = {
    operation: "download",
    method: "GET",
    path: `${pathname}${search}`,
    requestHeaders: new Headers(options.headers),
    requestBody: undefined,
  };
  if ("error" in result) return { ...common, outcome: failureOf(result.error) };
  const { sha256, byteCount } = result.downloaded;
  const body =
    byteCount <= WHOLE_BYTES_MAX
      ? await readFile(options.file)
      : { sha256, byteCount, firstBytes: progress.head.subarray(0, HEAD_BYTES) };
  return { ...common, outcome: { kind: "answer", status: 200, headers: result.headers, body } };
}
