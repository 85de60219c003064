import type { UsdMicros } from "../../core/money.ts";

/** What a vendor says of a job that it has accepted. Costs are its own figures, where it tells any. */
export type JobNews =
  | { state: "pending"; because?: string }
  | { state: "ready"; clip: ClipPlace; costUsdMicros?: UsdMicros }
  | { state: "failed"; kind: "refused" | "moderation"; message: string; costUsdMicros?: UsdMicros };

/** Where a finished clip is: at an address, or in the answer itself. */
export type ClipPlace =
  | { url: string; headers?: Readonly<Record<string, string>>; byteCount?: number }
  | { bytes: Uint8Array; mediaType: string };
