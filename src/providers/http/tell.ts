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

/** Telling and recording come after the fact: their trouble may not cost us a paid answer, so it takes its own way. */
export type ReportProblem = (error: unknown) => void;

export const warnOfProblem: ReportProblem = (error) =>
  process.emitWarning(error instanceof Error ? error : String(error));
