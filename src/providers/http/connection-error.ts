import { AppError } from "../../core/app-error.ts";
import { causeCode, reachedVendor } from "./reached-vendor.ts";
import { BodyError, type BodyFault } from "./receive-body.ts";

/** Where a request went, for people: never a path or a query. */
export interface RequestPlace {
  providerId: string;
  host: string;
}

/**
 * What a `fetch` threw, as an error of ours that quotes nothing of the request. `details.reached` says whether the
 * vendor may have seen it. Its words avoid "time out": SDKs look for that in the text and then drop the cause.
 */
export function connectionError(error: unknown, { providerId, host }: RequestPlace): AppError {
  const reached = reachedVendor(error);
  const code = causeCode(error);
  const reason = code === undefined ? "" : ` (${/timed?out/i.test(code) ? "too slow" : code})`;
  return new AppError({
    kind: "transient",
    code: reached === "no" ? "vendor-unreachable" : "vendor-no-answer",
    message:
      reached === "no"
        ? `${providerId} could not be reached at ${host}${reason}; nothing was sent.`
        : `The line to ${providerId} at ${host} broke before an answer came${reason}.`,
    hint: `Check the network and providers.${providerId}.baseUrl, then try again.`,
    details: { reached, host, ...(code === undefined ? {} : { causeCode: code }) },
  });
}

/** The answer began with `status`, but its body could not be received. */
export function bodyError(error: BodyError, place: RequestPlace, status: number): AppError {
  const code = causeCode(error);
  return new AppError({
    kind: error.fault === "too-large" ? "refused" : "transient",
    code: CODES[error.fault],
    message: `The answer of ${place.providerId} at ${place.host} (status ${status}) ${WORDS[error.fault]}: ${error.message}.`,
    details: { reached: "yes", status, host: place.host, ...(code === undefined ? {} : { causeCode: code }) },
  });
}

/** No whole answer within the caller's time. `status` when its head had come; else nobody knows how far the request got. */
export function noAnswerInTime(
  { providerId, host }: RequestPlace,
  timeoutMs: number,
  status: number | undefined,
): AppError {
  return new AppError({
    kind: "transient",
    code: "vendor-too-slow",
    message: `${providerId} at ${host} gave no whole answer within ${timeoutMs} ms.`,
    hint: "Try again later.",
    details: status === undefined ? { reached: "unknown", host } : { reached: "yes", status, host },
  });
}

const CODES: Readonly<Record<BodyFault, string>> = {
  "too-large": "vendor-answer-too-large",
  stalled: "vendor-answer-stalled",
  "cut-off": "vendor-answer-cut-off",
};

const WORDS: Readonly<Record<BodyFault, string>> = {
  "too-large": "is too large",
  stalled: "stopped coming",
  "cut-off": "was cut off",
};
