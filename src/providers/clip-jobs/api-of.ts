import type { VendorLine } from "../contracts/vendor.ts";
import { type JsonRequest, sendJson } from "../http/send-json.ts";
import type { Asking, VendorAnswer } from "./clip-jobs.ts";

export interface ApiFacts {
  providerId: string;
  /** Without a slash at its end. */
  baseUrl: string;
  headersOf: (line: VendorLine) => Readonly<Record<string, string>>;
  /** Of one answer, where clips come within it: how large, and how long it may take. */
  maxBytes?: number;
  timeoutMs?: number;
}

/** Asks one address of the vendor once. `path`: under the base URL, or a whole address. */
export type AskApi = (
  asking: Asking,
  method: JsonRequest["method"],
  path: string,
  more?: Pick<JsonRequest, "body" | "headers">,
) => Promise<VendorAnswer>;

/** What makes a job may take a while to be accepted. */
const TIMEOUT_MS = 60_000;

export function apiOf(facts: ApiFacts): AskApi {
  const { providerId, baseUrl, headersOf, maxBytes, timeoutMs = TIMEOUT_MS } = facts;
  return async ({ line, signal }, method, path, { body, headers } = {}) =>
    await sendJson(line.fetch, {
      providerId,
      method,
      url: path.startsWith("/") ? `${baseUrl}${path}` : path,
      headers: { ...headersOf(line), ...headers },
      body,
      timeoutMs,
      signal,
      ...(maxBytes === undefined ? {} : { maxBytes }),
    });
}
