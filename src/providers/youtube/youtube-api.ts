import type { youtube_v3 } from "@googleapis/youtube";
import type { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { limitTime } from "../../core/time-limit.ts";
import type { UploadAnswer, VendorLine, VendorParts } from "../contracts/vendor.ts";
import { connectionError, noAnswerInTime } from "../http/connection-error.ts";
import { appErrorIn } from "../http/error-chain.ts";
import { loadSdk } from "../http/load-sdk.ts";
import { readStrictly } from "../http/read-strictly.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { explainAnswer } from "./explain-answer.ts";
import { type Tokens, withToken } from "./with-token.ts";

export const YOUTUBE = "youtube";
const TIMEOUT_MS = 60_000;

/** What the SDK's methods take beside their parameters. */
export interface CallOptions {
  headers: { authorization: string };
  signal: AbortSignal;
}

/** One call of the SDK's, with the options that it is given. */
type Call = (
  client: youtube_v3.Youtube,
  options: CallOptions,
) => Promise<{ status: number; headers: unknown; data: unknown }>;

/**
 * Asks YouTube for metadata and listings, one request each, and reads the answer as `shape`. Throws as `explainAnswer`,
 * transient when there is no whole answer or one that cannot be read, or the reason of `signal`.
 */
export type YoutubeApi = <Shape extends z.ZodType>(
  shape: Shape,
  signal: AbortSignal,
  call: Call,
) => Promise<z.infer<Shape>>;

export function createYoutubeApi(parts: VendorParts, tokens: Tokens): YoutubeApi {
  let loaded: Promise<youtube_v3.Youtube> | undefined;
  return async (shape, signal, call) => {
    loaded ??= clientOf(parts);
    const client = await loaded;
    const answer = await withToken(tokens, async (token) => await ask(parts, client, call, token, signal));
    if (answer.status < 200 || answer.status > 299) throw explainAnswer(answer, parts.clock.nowMs());
    return read(shape, answer);
  };
}

/**
 * It asks through our own fetch, repeats nothing, and takes every status as an answer. It knows its own address, and
 * would take another from an environment variable: only the path and the query of what it asks are used.
 */
async function clientOf(parts: VendorParts): Promise<youtube_v3.Youtube> {
  const line = await parts.line();
  const { youtube } = await loadSdk("@googleapis/youtube", async () => await import("@googleapis/youtube"));
  return youtube({
    version: "v3",
    retry: false,
    universeDomain: "googleapis.com",
    validateStatus: () => true,
    fetchImplementation: async (input, init) => await line.fetch(...requestOf(parts.baseUrl, input, init)),
  });
}

function requestOf(
  baseUrl: string,
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
): Parameters<VendorLine["fetch"]> {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input);
  const { method = "GET", headers = {}, body = null, signal = null } = init ?? {};
  return [`${baseUrl}${pathname}${search}`, { method, headers, body, signal }];
}

async function ask(
  { baseUrl }: VendorParts,
  client: youtube_v3.Youtube,
  call: Call,
  token: string,
  signal: AbortSignal,
): Promise<UploadAnswer> {
  const place = { providerId: YOUTUBE, host: new URL(baseUrl).host };
  const limit = limitTime(TIMEOUT_MS, () => noAnswerInTime(place, TIMEOUT_MS, undefined), signal);
  try {
    const options = { headers: { authorization: `Bearer ${token}` }, signal: limit.signal };
    const { status, headers, data } = await call(client, options);
    const isText = typeof data === "string";
    return {
      status,
      headers: new Headers(headers as Record<string, string>),
      json: isText ? undefined : data,
      text: isText ? data.slice(0, 2_000) : "",
    };
  } catch (error) {
    limit.signal.throwIfAborted();
    // What the SDK throws holds the whole request.
    throw appErrorIn(error) ?? connectionError(error, place);
  } finally {
    limit.release();
  }
}

function read<Shape extends z.ZodType>(shape: Shape, { json, status }: UploadAnswer): z.infer<Shape> {
  try {
    return readStrictly(shape, json);
  } catch (error) {
    throw new AppError({
      kind: "transient",
      code: "vendor-answer-odd",
      message: `youtube sent an answer that cannot be read: ${oneLine(error)}`,
      details: { providerId: YOUTUBE, reached: "yes", status },
    });
  }
}

const oneLine = (error: unknown): string =>
  vendorMessage({ json: undefined, text: error instanceof Error ? error.message : "" });
