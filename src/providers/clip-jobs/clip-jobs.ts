import type { UsdMicros } from "../../core/money.ts";
import type { ClipOrder, OrderTerms } from "../contracts/clip-maker.ts";
import type { VendorLine, VendorParts } from "../contracts/vendor.ts";
import type { SubmitRules } from "../http/classify-submit.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import type { JobNews } from "./job-news.ts";

export type { VendorAnswer };

/** One question to a vendor. */
export interface Asking {
  line: VendorLine;
  signal: AbortSignal | undefined;
}

/**
 * What one vendor of clips does its own way. `createClipMaker` does the rest: what is bought once, asked again, brought
 * here and paid. Functions that ask throw `AppError`s; none of them repeats a request that makes something.
 */
export interface ClipJobs {
  providerId: string;
  /** The variable that holds the key: what to mend when it is refused. */
  keyName: string;
  parts: Pick<VendorParts, "line" | "clock">;
  /** What else than the line's key requests were proven with: it is never kept or shown either. */
  secrets?: () => readonly string[];
  makes: readonly ClipOrder["makes"][];
  /** Why this order cannot be asked for at all; undefined: it can. */
  flawOf?(order: ClipOrder): string | undefined;
  /** Sends ONE request that makes one job. Where its status does not say how it went, it is given one that does. */
  send(order: ClipOrder, key: string, asking: Asking): Promise<VendorAnswer>;
  /** As `SubmitRules` has them. */
  statuses?: NonNullable<SubmitRules["statuses"]>;
  /** All that polling needs, from the JSON of a success. */
  handleOf(json: unknown, order: ClipOrder): string | undefined;
  /** What the job will cost, where the JSON of a success says so. Never throws: the job is paid for. */
  quoteOf?(json: unknown): UsdMicros | undefined;
  /** Sends a question that is free and changes nothing. Absent: a page of HTML in place of a job leaves it in doubt. */
  freeQuestion?: (asking: Asking) => Promise<VendorAnswer>;
  /** Whether a refusal was for what the prompt shows or says. */
  isModerated(answer: VendorAnswer): boolean;
  newsOf(handle: string, terms: OrderTerms, asking: Asking): Promise<JobNews>;
  /** The handle of what an earlier request with this key made. Absent: the vendor cannot say. */
  find?: (key: string, asking: Asking) => Promise<string | undefined>;
  /** How long after a request a `find` that sees nothing proves nothing. */
  graceMs?: number;
  pollEveryMs?: number;
  cancel?: (handle: string, asking: Asking) => Promise<void>;
}
