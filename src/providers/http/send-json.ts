import { isAppError } from "../../core/app-error.ts";
import { limitTime } from "../../core/time-limit.ts";
import { bodyError, connectionError, noAnswerInTime, type RequestPlace } from "./connection-error.ts";
import { parseExactJson } from "./exact-json.ts";
import { type PreparedRequest, prepareRequest, sendPrepared } from "./prepare-request.ts";
import { BodyError, receiveBytes } from "./receive-body.ts";
import { createRedactor } from "./redact.ts";
import { credentialsIn } from "./request-credentials.ts";
import { type VendorAnswer, vendorAnswer } from "./vendor-answer.ts";

export interface JsonRequest {
  providerId: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string | URL;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; absent: no body. */
  body?: unknown;
  /** Sent as a web form, in its place. */
  form?: Readonly<Record<string, string>>;
  /** From the first byte out to the last byte in. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  maxBytes?: number;
  /** Whole numbers that would lose digits come as text: ids of 19 digits. */
  isExact?: boolean;
}

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Sends one request and reads its answer, whatever the status. Throws an `AppError` when there is no whole answer, with
 * `details.reached` as in `reachedVendor`, or the reason of `signal`. `fetch` is a vendor's own (`createVendorFetch`).
 */
export async function sendJson(fetch: typeof globalThis.fetch, request: JsonRequest): Promise<VendorAnswer> {
  const { providerId, method, timeoutMs, maxBytes = MAX_BYTES } = request;
  const body = bodyOf(request);
  const headers: Record<string, string> = { accept: "application/json", ...request.headers };
  if (body !== undefined) headers["content-type"] ??= body.type;
  const init = { method, headers, ...(body === undefined ? {} : { body: body.text }) };
  const prepared = await prepareRequest(providerId, request.url, init);
  const place = { providerId, host: prepared.url.host };
  let status: number | undefined;
  const limit = limitTime(timeoutMs, () => noAnswerInTime(place, timeoutMs, status), request.signal);
  try {
    const response = await sendPrepared(fetch, prepared, prepared.url, limit.signal);
    status = response.status;
    const bytes = await receive(response, { maxBytes, idleMs: undefined, signal: limit.signal }, place);
    const text = withoutCredentials(new TextDecoder().decode(bytes), prepared);
    return vendorAnswer(response, text, request.isExact === true ? parseExactJson : undefined);
  } catch (error) {
    limit.signal.throwIfAborted();
    throw isAppError(error) ? error : connectionError(error, place);
  } finally {
    limit.release();
  }
}

/** Words are short: what is longer carries a file, in which nobody looks for ours. */
const WORDS_LENGTH_MAX = 1_000_000;

/**
 * What the request proved itself with, said back in whatever answer, is taken out before anything of it is cut, kept or
 * shown: a part of a key is not found any more. What it sent in a form may be the very thing that is answered: a token.
 */
function withoutCredentials(text: string, { url, headers }: PreparedRequest): string {
  return text.length > WORDS_LENGTH_MAX ? text : createRedactor(credentialsIn(url, headers)).values(text);
}

function bodyOf({ body, form }: JsonRequest): { type: string; text: string } | undefined {
  if (form !== undefined)
    return { type: "application/x-www-form-urlencoded", text: new URLSearchParams(form).toString() };
  return body === undefined ? undefined : { type: "application/json", text: JSON.stringify(body) };
}

async function receive(
  response: Response,
  limits: Parameters<typeof receiveBytes>[1],
  place: RequestPlace,
): Promise<Uint8Array> {
  try {
    return await receiveBytes(response, limits);
  } catch (error) {
    throw error instanceof BodyError ? bodyError(error, place, response.status) : error;
  }
}
