import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import type { EffectRow } from "../../src/store/repositories/effects.ts";
import type { Fault } from "./contract-server.ts";
import {
  answersInstead,
  htmlInstead,
  hugeBody,
  redirectsTo,
  resetAfterWork,
  resetBeforeWork,
  slowLoris,
} from "./faults.ts";
import type { LanguageFailure, LanguageServer } from "./language-server.ts";

export interface LanguageOutcome {
  title: string;
  fault(server: LanguageServer, otherOrigin: string): Fault;
  /** Of the effect afterwards. */
  state: EffectRow["state"];
  /** What becomes of the reservation. */
  spent: "kept" | "released";
  error: Readonly<Record<string, unknown>>;
  says: RegExp;
  timeoutMs?: number;
}

/** Every way in which a question can fail, and what must become of it and its money. */
export function languageOutcomes({ id, keys }: VendorDefinition): LanguageOutcome[] {
  const mend = (kind: LanguageFailure, error: LanguageOutcome["error"], says: RegExp): LanguageOutcome => ({
    title: kind,
    fault: (server) => server.failure(kind),
    state: "not-sent",
    spent: "released",
    error,
    says,
  });
  const refused = (title: string, fault: LanguageOutcome["fault"], says: RegExp): LanguageOutcome => ({
    title,
    fault,
    state: "refused",
    spent: "released",
    error: { kind: "refused", code: "effect-refused" },
    says,
  });
  const unknown = (title: string, fault: LanguageOutcome["fault"], says: RegExp): LanguageOutcome => ({
    title,
    fault,
    state: "parked",
    spent: "kept",
    error: { kind: "gated", code: "effect-parked" },
    says,
  });
  const failing = (kind: LanguageFailure) => (server: LanguageServer) => server.failure(kind);
  const keyHint = { hint: `Check ${keys[0]}: the key may be wrong, expired, or not allowed to do this.` };
  return [
    mend("key-refused", { kind: "config", code: "vendor-key-refused", ...keyHint }, /\(401\).*REDACTED/),
    mend("forbidden", { kind: "config", code: "vendor-key-refused", ...keyHint }, /\(403\)/),
    mend("credit-gone", { kind: "quota", code: "vendor-credit-gone" }, new RegExp(`${id} \\(4\\d\\d\\)`)),
    {
      ...mend("throttled", { kind: "transient", code: "effect-not-sent" }, /\(429\): this is throttled/),
      fault: (server) => server.failure("throttled", { "retry-after": "7" }),
      error: { kind: "transient", code: "effect-not-sent", details: { retryAfterMs: 7_000 } },
    },
    refused("bad-request", failing("bad-request"), /\(400\): this is bad-request/),
    refused("model-missing", failing("model-missing"), /has no model "model-one".*catalogue may be older/),
    refused("HTML with 404", () => htmlInstead(404), /an HTML page \("Sign in.*baseUrl right/),
    refused("a redirect elsewhere", (_server, other) => redirectsTo(307, `${other}/v1`), /was not followed/),
    unknown("HTML with 200", () => htmlInstead(200), /an HTML page \("Sign in.*base URL right/),
    unknown("HTML with 502", () => htmlInstead(502), /\(502\): it sent an HTML page \("Sign in/),
    unknown("too-slow", failing("too-slow"), /\(408\)/),
    unknown("conflict", failing("conflict"), /\(409\)/),
    unknown("broken", failing("broken"), /\(500\)/),
    unknown("unavailable", failing("unavailable"), /\(503\)/),
    unknown("overloaded", failing("overloaded"), /\(529\)/),
    unknown("reset before the work", () => resetBeforeWork, /broke before an answer came/),
    unknown("reset after the work", () => resetAfterWork, /broke before an answer came/),
    unknown(
      "JSON of something else",
      () => answersInstead({ status: 200, json: { ok: true } }),
      /its answer cannot be read/,
    ),
    unknown("a huge body", () => hugeBody(1_000_000), /is too large/),
    { ...unknown("slow-loris", () => slowLoris, /gave no whole answer within 300 ms/), timeoutMs: 300 },
  ];
}
