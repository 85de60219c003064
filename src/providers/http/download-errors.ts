import { AppError } from "../../core/app-error.ts";
import type { RequestPlace } from "./connection-error.ts";
import { causeCode, reachedVendor } from "./reached-vendor.ts";
import type { BodyError, BodyFault } from "./receive-body.ts";

/** `expired`: the address is no longer good, and a new one may be had from the vendor. `failed`: try again. */
export type DownloadFault =
  | "expired"
  | "truncated"
  | "too-large"
  | "wrong-kind"
  | "stalled"
  | "refused"
  | "failed";

const TRANSIENT = new Set<DownloadFault>(["truncated", "stalled", "failed"]);

export function downloadError(
  fault: DownloadFault,
  place: RequestPlace,
  what: string,
  details: Readonly<Record<string, unknown>> = {},
): AppError {
  return new AppError({
    kind: TRANSIENT.has(fault) ? "transient" : "refused",
    code: `download-${fault}`,
    message: `A download of ${place.providerId} from ${place.host} ${what}.`,
    details: { host: place.host, ...details },
  });
}

export function refusedStatus(status: number, place: RequestPlace): AppError {
  const what = `was answered with status ${status}`;
  if (status === 403 || status === 404 || status === 410) {
    return downloadError("expired", place, `${what}: the file is gone or its address is no longer valid`, {
      status,
    });
  }
  const isPassing = status === 408 || status === 429 || status >= 500;
  return downloadError(isPassing ? "failed" : "refused", place, what, { status });
}

const OF_BODY: Readonly<Record<BodyFault, DownloadFault>> = {
  "too-large": "too-large",
  stalled: "stalled",
  "cut-off": "truncated",
};

export function brokenBody(error: BodyError, place: RequestPlace): AppError {
  return downloadError(OF_BODY[error.fault], place, `did not come whole: ${error.message}`);
}

export function noConnection(error: unknown, place: RequestPlace): AppError {
  const code = causeCode(error);
  const reason = code === undefined ? "" : ` (${code})`;
  return downloadError("failed", place, `did not begin: the line broke${reason}`, {
    reached: reachedVendor(error),
  });
}
