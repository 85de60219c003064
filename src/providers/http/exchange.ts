import type { Reached } from "./reached-vendor.ts";
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
    | { kind: "failure"; reached: Reached; causeCode: string | undefined };
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
