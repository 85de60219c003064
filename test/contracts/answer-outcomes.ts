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

/** A server that can say no in its vendor's words. */
export interface RefusingServer<Failure extends string> {
  failure: (kind: Failure, headers?: Readonly<Record<string, string>>) => Fault;
}

/** One way in which a request that is answered at once can fail, and what must become of it and its money. */
export interface AnswerOutcome<Server> {
  title: string;
  fault: (server: Server, otherOrigin: string) => Fault;
  /** Of the effect afterwards. */
  state: EffectRow["state"];
  /** What becomes of the reservation. */
  spent: "kept" | "released";
  error: Readonly<Record<string, unknown>>;
  says: RegExp;
  timeoutMs?: number;
  /** How many requests meet it; absent: all. */
  faultTimes?: number;
  /** How many requests there are; absent: the order alone. */
  requestCount?: number;
}

/** What every vendor can fail with that answers within the request. */
export type CommonFailure =
  | "key-refused"
  | "credit-gone"
  | "throttled"
  | "too-slow"
  | "conflict"
  | "broken"
  | "unavailable";

/** How outcomes end, each with the rows of its kind: `refused("bad-request", …)`. */
export function outcomeKinds<Failure extends string>({ keys }: VendorDefinition) {
  type Server = RefusingServer<Failure>;
  type Outcome = AnswerOutcome<Server>;
  const ending =
    (state: Outcome["state"], spent: Outcome["spent"], error: Outcome["error"]) =>
    (title: string, fault: Outcome["fault"], says: RegExp): Outcome => ({
      title,
      fault,
      state,
      spent,
      error,
      says,
    });
  const hint = `Check ${keys[0]}: the key may be wrong, expired, or not allowed to do this.`;
  return {
    failing: (kind: Failure) => (server: Server) => server.failure(kind),
    badKey: ending("not-sent", "released", { kind: "config", code: "vendor-key-refused", hint }),
    nobody: ending("not-sent", "released", { kind: "config", code: "vendor-base-url" }),
    noCredit: ending("not-sent", "released", { kind: "quota", code: "vendor-credit-gone" }),
    throttled: ending("not-sent", "released", {
      kind: "transient",
      code: "effect-not-sent",
      details: { retryAfterMs: 7_000 },
    }),
    refused: ending("refused", "released", { kind: "refused", code: "effect-refused" }),
    moderated: ending("refused", "released", { kind: "moderation", code: "effect-moderated" }),
    unknown: ending("parked", "kept", { kind: "gated", code: "effect-parked" }),
  };
}

/** The rows that are the same for words and for speech. */
export function commonOutcomes(definition: VendorDefinition): AnswerOutcome<RefusingServer<CommonFailure>>[] {
  const { failing, badKey, noCredit, nobody, throttled, refused, unknown } =
    outcomeKinds<CommonFailure>(definition);
  return [
    badKey("key-refused", failing("key-refused"), /\(401\).*REDACTED/),
    noCredit("credit-gone", failing("credit-gone"), new RegExp(`${definition.id} \\(4\\d\\d\\)`)),
    throttled(
      "throttled",
      (server) => server.failure("throttled", { "retry-after": "7" }),
      /\(429\): .*this is throttled/,
    ),
    refused("a redirect elsewhere", (_server, other) => redirectsTo(307, `${other}/v1`), /was not followed/),
    {
      ...nobody(
        "HTML with 200 to every question",
        () => htmlInstead(200),
        /an HTML page \("Sign in.*base URL right/,
      ),
      requestCount: 2,
    },
    {
      ...unknown("HTML with 200 to the order only", () => htmlInstead(200), /an HTML page \("Sign in/),
      faultTimes: 1,
      requestCount: 2,
    },
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
