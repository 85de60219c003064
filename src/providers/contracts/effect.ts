import type { Json } from "../../core/json.ts";
import type { UsdMicros } from "../../core/money.ts";

/** How a request ended, as far as we can know; `unknown` is never sent again without asking. */
export type EffectOutcome =
  /** Nothing was made; `retryAfterMs` when the other side said so (429). */
  | { kind: "not-sent"; message?: string; retryAfterMs?: number }
  /** Code `moderated`: for what it shows or says. */
  | { kind: "refused"; code: string; message: string }
  /** `quotedUsdMicros`: what it will cost, where the other side says so at once. */
  | { kind: "accepted"; handle: string; quotedUsdMicros?: UsdMicros }
  /** `isPage`: a page of HTML came as a success, from whoever is at the address. */
  | { kind: "unknown"; message: string; isPage?: boolean };

/** One act that spends money or publishes, as the provider offers it. */
export interface EffectRequest {
  /** Which of several effects of one step: `b3`, `1`. Never an attempt number. */
  part: string;
  providerId: string;
  /** Which of its models, by the vendor's own name: bills are compared with estimates model by model. */
  model?: string;
  kind: "spends" | "publishes";
  estimateUsdMicros: UsdMicros;
  /** The request is cut off after this; what it did is then unknown. */
  timeoutMs: number;
  /** Upload and session addresses are sealed before they are stored. */
  isHandleSecret?: boolean;
  /**
   * What to do when `find` says that an earlier request left nothing: `resend` only when `find` sees at once everything
   * that was ever accepted; `park` asks a person.
   */
  whenNotFound: "resend" | "park";
  /** How long after a request a `find` that sees nothing proves nothing. */
  graceMs: number;
  /**
   * Sends ONE request; no SDK may repeat it. Throws a config or a quota error only when nothing was made and a person
   * must mend something first; whatever else it throws leaves the outcome unknown.
   */
  submit(key: string, signal: AbortSignal): Promise<EffectOutcome>;
  /**
   * Read-only: what did an earlier request with this key make? `nothing`: proven that it came to nothing, so that it may
   * be sent; `because` or undefined: nobody can tell yet, with the reason where there is one. Absent: the provider cannot say.
   */
  find?(
    key: string,
    signal?: AbortSignal,
  ): Promise<{ handle: string } | "nothing" | { because: string } | undefined>;
  /**
   * Asks once, for nothing, after a page of HTML: true when the answer is a page too, so that nothing of the vendor is at its
   * address and nothing was made. Absent: it cannot be asked.
   */
  isOnlyPages?(signal: AbortSignal): Promise<boolean>;
  /** Read-only and repeatable. `costUsdMicros`: the vendor's figure; absent: what is reserved. */
  status(handle: string, signal?: AbortSignal): Promise<EffectStatus>;
  pollEveryMs: number;
  /** After this the job waits and another run asks again. */
  pollForMs: number;
}

export type EffectStatus =
  /** `because`: what is odd about it, for the person who waits. */
  | { state: "pending"; because?: string }
  | { state: "done"; result: Json; costUsdMicros?: UsdMicros }
  | { state: "failed"; kind: "refused" | "moderation"; message: string; costUsdMicros?: UsdMicros }
  /** Proven that nothing came of it after all: it may be sent once more. */
  | { state: "nothing"; message: string }
  /** The other side will not say any more what becomes of it: a person is asked. */
  | { state: "unsure"; message: string };

export interface EffectResult {
  key: string;
  handle: string;
  result: Json;
}

/** Performs an effect once ever for this job, step and part, through any number of crashes; see `performEffect`. */
export type Perform = (request: EffectRequest) => Promise<EffectResult>;
