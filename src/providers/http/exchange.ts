import { answerInError } from "./answer-in-error.ts";
import { causeCode, type Reached, reachedVendor } from "./reached-vendor.ts";
import type { Redactor } from "./redact.ts";

/** One request and what came of it, as it went over the line: still with its secrets. */
export interface Exchange {
  operation: string;
  method: string;
  /** Path and query. */
  path: string;
  requestHeaders: Headers;
  requestBody: Uint8Array | undefined;
  outcome:
    | { kind: "answer"; status: number; headers: Headers; body: Uint8Array | BodySummary }
    | { kind: "failure"; status: number | null; reached: Reached; causeCode: string | undefined };
}

/** How a request failed, from what it threw. */
export function failureOf(error: unknown): Exchange["outcome"] {
  const status = answerInError(error)?.status ?? null;
  return { kind: "failure", status, reached: reachedVendor(error), causeCode: causeCode(error) };
}

/** A body that is too large to keep. */
export interface BodySummary {
  sha256: string;
  byteCount: number;
  firstBytes: Uint8Array;
}

export interface Recorder {
  /** The redactor knows the secrets of this vendor and of this request. */
  record(exchange: Exchange, redactor: Redactor): Promise<void>;
}
