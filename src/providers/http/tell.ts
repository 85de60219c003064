import type { Clock } from "../../core/clock.ts";
import type { Exchange, Recorder } from "./exchange.ts";
import type { Redactor } from "./redact.ts";

/** What is remembered of one request to a vendor: never its content. */
export interface VendorUsage {
  providerId: string;
  /** `POST /v1/text_to_video`, or what the vendor's folder calls it. */
  operation: string;
  method: string;
  /** Null when no answer came. */
  status: number | null;
  elapsedMs: number;
  /** Of the answer's body, unpacked. */
  bytes: number;
}

export type Tell = (usage: VendorUsage) => void;

/** Who wants to know of the requests to a vendor. */
export interface Telling {
  clock: Clock;
  /** Values that must never be seen: keys, tokens. Read anew for every request. */
  secrets: readonly string[];
  /** Called once for every request, sent or not, answered or not. */
  tell: Tell;
  recorder?: Recorder | undefined;
  /** Trouble in telling and recording goes here; else Node warns of it. */
  onProblem?: ((error: unknown) => void) | undefined;
}

/** `exchange` undefined: nothing was asked, so there is none. The answer may have been paid for: whatever goes wrong in telling of it must not lose it. */
export async function tellSafely(
  { tell, recorder, onProblem = warn }: Telling,
  redactor: Redactor,
  about: () => { usage: VendorUsage; exchange: (() => Exchange | Promise<Exchange>) | undefined },
): Promise<void> {
  try {
    const { usage, exchange } = about();
    tell({ ...usage, operation: redactor.text(usage.operation) });
    if (recorder && exchange) await recorder.record(await exchange(), redactor);
  } catch (error) {
    onProblem(error);
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
