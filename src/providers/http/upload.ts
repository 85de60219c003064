import { createReadStream, type ReadStream } from "node:fs";
import { AppError, isAppError } from "../../core/app-error.ts";
import { limitTime } from "../../core/time-limit.ts";
import { bodyError, connectionError, noAnswerInTime, type RequestPlace } from "./connection-error.ts";
import { failureOf } from "./exchange.ts";
import { BodyError, receiveBytes } from "./receive-body.ts";
import { createRedactor } from "./redact.ts";
import { isRedirect, isRedirectBreak, redirectRefused, redirectTarget } from "./redirect.ts";
import { credentialsIn } from "./request-credentials.ts";
import { type Telling, tellSafely } from "./tell.ts";
import { isLoopback, isSafeTransport, readBaseUrl } from "./vendor-address.ts";
import { type VendorAnswer, vendorAnswer } from "./vendor-answer.ts";

export interface UploadOptions extends Telling {
  providerId: string;
  /** The vendor's own: only when it is this machine may the file go to this machine. */
  baseUrl: string;
  /** What a vendor said that the bytes are to go to: a secret. */
  url: string;
  /** Names of hosts that may get it, besides the vendor's own. */
  hosts: RegExp;
  method: "PUT" | "POST";
  headers: Readonly<Record<string, string>>;
  /** Steady, for `api_usage`. */
  operation: string;
  file: string;
  /** From this byte on, so many. */
  startByte: number;
  byteCount: number;
  /** From the first byte out to the last byte in. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** How many of these bytes have been handed over. */
  progress?: ((sentBytes: number) => void) | undefined;
  /** Status 308 is an answer here. Node then keeps in memory what it sends: for pieces, not for a whole video. */
  answers308?: boolean | undefined;
}

const ANSWER_BYTES_MAX = 1024 * 1024;
const NOT_FOLLOWED = "where no file is to go";

/**
 * Sends a part of a file in ONE request, read as it goes, and reads the answer, whatever its status. Follows nobody. Throws
 * an `AppError` when there is no whole answer, with `details.reached` as in `reachedVendor`, or the reason of `signal`.
 */
export async function upload(fetch: typeof globalThis.fetch, options: UploadOptions): Promise<VendorAnswer> {
  const { clock, providerId, operation, method } = options;
  const url = addressOf(options);
  const startedMs = clock.nowMs();
  const result = await attempt(fetch, options, url);
  const redactor = createRedactor([...options.secrets, ...secretsOf(options, url)]);
  await tellSafely(options, redactor, () => {
    const elapsedMs = clock.nowMs() - startedMs;
    const isAnswered = "answer" in result;
    const usage = {
      providerId,
      operation,
      method,
      elapsedMs,
      status: isAnswered ? result.answer.status : null,
      bytes: isAnswered ? result.bytes.byteLength : 0,
    };
    const exchange = {
      operation,
      method,
      path: `${url.pathname}${url.search}`,
      requestHeaders: new Headers(options.headers),
      requestBody: undefined,
      outcome: isAnswered
        ? {
            kind: "answer" as const,
            status: result.answer.status,
            headers: result.answer.headers,
            body: result.bytes,
          }
        : failureOf(result.error),
    };
    return { usage, exchange: () => exchange };
  });
  if ("error" in result) throw result.error;
  const { answer } = result;
  const safe = redactor.values(new TextDecoder().decode(result.bytes));
  return vendorAnswer(new Response(null, { status: answer.status, headers: answer.headers }), safe);
}

type Result = { answer: Response; bytes: Uint8Array<ArrayBuffer> } | { error: unknown };

async function attempt(fetch: typeof globalThis.fetch, options: UploadOptions, url: URL): Promise<Result> {
  const { providerId, method, timeoutMs, answers308 = false } = options;
  const place = { providerId, host: url.host };
  const limit = limitTime(timeoutMs, () => noAnswerInTime(place, timeoutMs, undefined), options.signal);
  let read: ReadStream | undefined;
  try {
    limit.signal.throwIfAborted();
    read = openPart(options);
    const answer = await fetch(url, {
      method,
      // A request that might have to be sent again, to another place or after a login in a window, is kept whole.
      redirect: answers308 ? "manual" : "error",
      window: null,
      headers: { ...options.headers, "content-length": String(options.byteCount) },
      body: ReadableStream.from(read ? piecesOf(read, options.progress) : []),
      duplex: "half",
      signal: limit.signal,
    });
    if (isRedirect(answer)) throw refusedRedirect(answer, url, place);
    return { answer, bytes: await receive(answer, limit.signal, place) };
  } catch (error) {
    if (limit.signal.aborted) return { error: limit.signal.reason };
    if (isAppError(error)) return { error };
    return {
      error: isRedirectBreak(error)
        ? redirectRefused(place, undefined, NOT_FOLLOWED)
        : connectionError(error, place),
    };
  } finally {
    read?.destroy();
    limit.release();
  }
}

function openPart({ file, startByte, byteCount }: UploadOptions): ReadStream | undefined {
  if (byteCount === 0) return undefined;
  const read = createReadStream(file, { start: startByte, end: startByte + byteCount - 1 });
  // Whoever reads it is told; when nobody does any more, there is nobody to tell.
  return read.on("error", () => undefined);
}

/** Says how far it is as each piece is taken. */
async function* piecesOf(read: ReadStream, progress: UploadOptions["progress"]): AsyncGenerator<Uint8Array> {
  let sentBytes = 0;
  for await (const piece of read as AsyncIterable<Buffer>) {
    sentBytes += piece.length;
    progress?.(sentBytes);
    yield piece;
  }
}

function refusedRedirect(answer: Response, url: URL, place: RequestPlace): AppError {
  // Nobody reads it; how closing it goes changes nothing.
  answer.body?.cancel().catch(() => undefined);
  return redirectRefused(place, { status: answer.status, target: redirectTarget(answer, url) }, NOT_FOLLOWED);
}

async function receive(
  answer: Response,
  signal: AbortSignal,
  place: RequestPlace,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await receiveBytes(answer, { maxBytes: ANSWER_BYTES_MAX, idleMs: undefined, signal });
  } catch (error) {
    throw error instanceof BodyError ? bodyError(error, place, answer.status) : error;
  }
}

/** Shorter values of an address name things; what opens something is longer. */
const OPENER_LENGTH_MIN = 16;

const secretsOf = ({ headers }: UploadOptions, url: URL): string[] => [
  url.href,
  url.search,
  ...[...url.searchParams.values()].filter(({ length }) => length >= OPENER_LENGTH_MIN),
  ...credentialsIn(url, Object.entries(headers)),
];

/** Refused `upload-foreign-host`, config `vendor-plain-http`: an upload's address comes from a vendor's answer. */
function addressOf({ url, hosts, baseUrl, providerId }: UploadOptions): URL {
  const base = readBaseUrl(providerId, baseUrl);
  const target = URL.canParse(url) ? new URL(url) : undefined;
  const isOwn = target !== undefined && (target.host === base.host || hosts.test(target.hostname));
  const isNear = target !== undefined && isLoopback(target) && isLoopback(base);
  if (target && (isOwn || isNear) && isSafeTransport(target) && target.username === "") return target;
  throw new AppError({
    kind: "refused",
    code: "upload-foreign-host",
    message: `${providerId} wanted the video to be sent to ${target?.host || "what is no web address"}, which is not a place of its own; it was not sent.`,
    details: { reached: "no", ...(target ? { host: target.host } : {}) },
  });
}
