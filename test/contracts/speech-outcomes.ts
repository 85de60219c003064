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
import type { SpeechFailure, SpeechServer } from "./speech-server.ts";

export interface SpeechOutcome {
  title: string;
  fault(server: SpeechServer, otherOrigin: string): Fault;
  /** Of the effect afterwards. */
  state: EffectRow["state"];
  /** What becomes of the reservation. */
  spent: "kept" | "released";
  error: Readonly<Record<string, unknown>>;
  says: RegExp;
  timeoutMs?: number;
}

/** Every way in which an order of speech can fail, and what must become of it and its money. */
export function speechOutcomes({ id, keys }: VendorDefinition): SpeechOutcome[] {
  const failing = (kind: SpeechFailure) => (server: SpeechServer) => server.failure(kind);
  const ending =
    (state: EffectRow["state"], spent: SpeechOutcome["spent"], error: SpeechOutcome["error"]) =>
    (title: string, fault: SpeechOutcome["fault"], says: RegExp): SpeechOutcome => ({
      title,
      fault,
      state,
      spent,
      error,
      says,
    });
  const keyHint = { hint: `Check ${keys[0]}: the key may be wrong, expired, or not allowed to do this.` };
  const badKey = ending("not-sent", "released", { kind: "config", code: "vendor-key-refused", ...keyHint });
  const noCredit = ending("not-sent", "released", { kind: "quota", code: "vendor-credit-gone" });
  const throttled = ending("not-sent", "released", {
    kind: "transient",
    code: "effect-not-sent",
    details: { retryAfterMs: 7_000 },
  });
  const refused = ending("refused", "released", { kind: "refused", code: "effect-refused" });
  const moderated = ending("refused", "released", { kind: "moderation", code: "effect-moderated" });
  const unknown = ending("parked", "kept", { kind: "gated", code: "effect-parked" });
  return [
    badKey("key-refused", failing("key-refused"), /\(401\).*REDACTED/),
    noCredit("credit-gone", failing("credit-gone"), new RegExp(`${id} \\(4\\d\\d\\)`)),
    throttled("throttled", (server) => server.failure("throttled", { "retry-after": "7" }), /\(429\)/),
    refused("bad-request", failing("bad-request"), /\(400\): .*this is bad-request/),
    refused("voice-missing", failing("voice-missing"), /\(40[04]\): .*this is voice-missing/),
    refused("model-missing", failing("model-missing"), /model/),
    moderated("moderated", failing("moderated"), /this is moderated/),
    refused("a redirect elsewhere", (_server, other) => redirectsTo(307, `${other}/v1`), /was not followed/),
    unknown("HTML with 200", () => htmlInstead(200), /an HTML page \("Sign in.*base URL right/),
    unknown("HTML with 502", () => htmlInstead(502), /\(502\): it sent an HTML page \("Sign in/),
    unknown("too-slow", failing("too-slow"), /\(408\)/),
    unknown("conflict", failing("conflict"), /\(409\)/),
    unknown("broken", failing("broken"), /\(500\)/),
    unknown("unavailable", failing("unavailable"), /\(503\)/),
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
