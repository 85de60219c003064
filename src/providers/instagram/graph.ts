import type { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { AccountAccess } from "../contracts/account-access.ts";
import type { VendorLine } from "../contracts/vendor.ts";
import { readStrictly } from "../http/read-strictly.ts";
import { type JsonRequest, sendJson } from "../http/send-json.ts";
import { rowOf } from "./graph-errors.ts";
import { type GraphError, isTokenRefused, readError } from "./read-error.ts";
import { ID, passing, reconnectNeeded, sayError } from "./say-error.ts";
import { throttledUntilMs } from "./throttle.ts";

/**
 * The one version that is asked for: released 2026-07-29. Meta serves a version that has ended by the next one without a
 * word; only the `facebook-api-version` of an answer tells.
 */
export const GRAPH_VERSION = "v26.0";

const TIMEOUT_MS = 60_000;

export interface GraphParts {
  line: () => Promise<VendorLine>;
  /** Of the API that this account's way in belongs to. */
  baseUrl: string;
  account: AccountAccess;
  clock: Clock;
}

export interface GraphRequest extends Pick<JsonRequest, "form"> {
  method: "GET" | "POST";
  /** Below the version: `/123/media`. */
  path: string;
  query?: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

export interface GraphReply {
  json: unknown;
  headers: Headers;
  /** When it was answered, by Meta's clock where it says so: ours may be wrong, or jump. */
  atMs: number;
  /** Undefined: it went well. */
  error: GraphError | undefined;
}

/** Meta's API as one account may ask it. Tokens go in a header: never in an address. */
export interface Graph {
  /** ONE request with this token, whatever comes of it. Throws only when there is no whole answer. */
  sendOnce(request: GraphRequest, token: string): Promise<GraphReply>;
  /** A token that is refused is renewed once, and the same request sent again. */
  send(request: GraphRequest): Promise<GraphReply>;
  /** What is read, checked. Throws as `sayError` says, and transient for an answer of another shape. */
  read<Shape extends z.ZodType>(
    request: GraphRequest,
    shape: Shape,
  ): Promise<{ value: z.infer<Shape>; atMs: number }>;
  errorOf(reply: GraphReply): Error;
  /** By Meta's clock, as far as it has been heard. */
  nowMs(): number;
  /** The version that answered, when it is not the one that was asked for. */
  otherVersion(): string | undefined;
}

export function createGraph({ line, baseUrl, account, clock }: GraphParts): Graph {
  let servedVersion: string | undefined;
  let aheadMs = 0;

  async function sendOnce(request: GraphRequest, token: string): Promise<GraphReply> {
    const { method, path, query = {}, form, signal } = request;
    const search = new URLSearchParams(query).toString();
    const answer = await sendJson((await line()).fetch, {
      providerId: ID,
      method,
      url: `${baseUrl}/${GRAPH_VERSION}${path}${search === "" ? "" : `?${search}`}`,
      headers: { authorization: `Bearer ${token}` },
      ...(form === undefined ? {} : { form }),
      timeoutMs: TIMEOUT_MS,
      signal,
    });
    const { json, headers } = answer;
    servedVersion = headers.get("facebook-api-version") ?? servedVersion;
    const nowMs = clock.nowMs();
    aheadMs = (serverTimeMs(headers) ?? nowMs + aheadMs) - nowMs;
    return { json, headers, atMs: nowMs + aheadMs, error: readError(answer) };
  }

  async function send(request: GraphRequest): Promise<GraphReply> {
    const token = await account.token();
    const reply = await sendOnce(request, token);
    if (!reply.error || !isTokenRefused(reply.error)) return reply;
    const again = await sendOnce(request, await account.token(token));
    if (again.error && isTokenRefused(again.error))
      throw reconnectNeeded(`Instagram: ${again.error.message}`);
    return again;
  }

  const errorOf = ({ error, headers }: GraphReply): Error => {
    if (!error) return passing("Instagram answered what it does not document.");
    const nowMs = clock.nowMs();
    return sayError(error, rowOf(error), { nowMs, untilMs: throttledUntilMs(headers, nowMs) });
  };

  return {
    sendOnce,
    send,
    async read(request, shape) {
      const reply = await send(request);
      if (reply.error) throw errorOf(reply);
      return { value: readAs(shape, reply.json), atMs: reply.atMs };
    },
    errorOf,
    nowMs: () => clock.nowMs() + aheadMs,
    otherVersion: () => (servedVersion === GRAPH_VERSION ? undefined : servedVersion),
  };
}

function readAs<Shape extends z.ZodType>(shape: Shape, json: unknown): z.infer<Shape> {
  try {
    return readStrictly(shape, json);
  } catch {
    throw passing(
      "Instagram sent JSON of another shape than it documents.",
      "If this stays, check providers.instagram.baseUrl.",
    );
  }
}

/** Of answers that are Meta's own: a proxy on the way has a clock of its own, too. */
function serverTimeMs(headers: Headers): number | undefined {
  if (!headers.has("facebook-api-version")) return undefined;
  const atMs = Date.parse(headers.get("date") ?? "");
  return Number.isFinite(atMs) ? atMs : undefined;
}
