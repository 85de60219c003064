import { AppError, type AppErrorFacts, isAppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import { retryAfterMs } from "../http/retry-after.ts";
import { vendorMessage } from "../http/vendor-message.ts";

export interface S3Place {
  bucket: string;
  /** In which it was looked for; undefined: nobody knew one. */
  region: string | undefined;
  clock: Clock;
  signal: AbortSignal;
}

/** What the SDK threw, as an error of ours. It quotes the store's own words, never a request: those hold signatures. */
export function explainS3Error(thrown: unknown, place: S3Place): unknown {
  place.signal.throwIfAborted();
  if (isAppError(thrown)) return thrown.code === "vendor-redirect" ? new AppError(elsewhere(place)) : thrown;
  if (!(thrown instanceof Error)) return thrown;
  const before = beforeAnything(thrown);
  if (before) return new AppError(before);
  const answer = answerIn(thrown);
  if (answer.status === undefined) return thrown;
  return new AppError(
    regionFacts(answer, place) ??
      knownFacts(thrown, answer.status, place) ??
      otherFacts(thrown, answer, place),
  );
}

interface Answer {
  status: number | undefined;
  headers: Headers;
}

/** The SDK hangs the answer on its errors, and keeps it from being printed. */
function answerIn(error: object): Answer {
  const { $metadata, $response } = error as {
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number; headers?: Record<string, string> };
  };
  return {
    status: $response?.statusCode ?? $metadata?.httpStatusCode,
    headers: new Headers($response?.headers ?? {}),
  };
}

function beforeAnything(error: Error): AppErrorFacts | undefined {
  if (/^(?:Credentials|Token)Provider/.test(error.name) || /credentials/i.test(error.name))
    return {
      kind: "config",
      code: "vendor-key-missing",
      message: "s3 has no credentials: none of the places that the AWS SDK looks in has any.",
      hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; then `viral resume`.",
    };
  if (/region is missing/i.test(error.message))
    return {
      kind: "config",
      code: "object-region-missing",
      message: "s3 has no region.",
      hint: "Set providers.s3.region (or AWS_REGION) to the bucket's; then `viral resume`.",
    };
  return undefined;
}

/** A bucket elsewhere answers with its region, whatever status it chooses; so does one that is where it should be. */
function regionFacts({ status = 0, headers }: Answer, place: S3Place): AppErrorFacts | undefined {
  const region = headers.get("x-amz-bucket-region") ?? place.region;
  if (status === 400 && region !== place.region) return elsewhere(place, region);
  return status >= 300 && status < 400 ? elsewhere(place, region) : undefined;
}

function elsewhere({ bucket, region: lookedIn }: S3Place, region?: string): AppErrorFacts {
  const where =
    region !== undefined && region !== lookedIn && /^[a-z0-9-]{1,40}$/.test(region) ? region : undefined;
  return {
    kind: "config",
    code: "object-region-wrong",
    message: `The bucket ${bucket} is in ${where === undefined ? "another region, or at another address" : `the region ${where}`}.`,
    hint: `Set providers.s3.region${where === undefined ? " and .endpoint to where it is" : ` to ${where}`}; then \`viral resume\`.`,
  };
}

const DAMAGED = new Set(["BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "IncompleteBody"]);

function knownFacts(error: Error, status: number, { bucket }: S3Place): AppErrorFacts | undefined {
  const { name } = error;
  const details = { status, vendorCode: name };
  if (name === "NoSuchBucket")
    return {
      kind: "config",
      code: "object-bucket-missing",
      message: `There is no bucket ${bucket}.`,
      hint: "Make it, or set providers.s3.bucket (and .endpoint, .region) to one that is there; then `viral resume`.",
      details,
    };
  if (name === "RequestTimeTooSkewed" || name === "ExpiredToken")
    return {
      kind: "config",
      code: "object-credentials-expired",
      message: `s3 refused the signature for its time: ${wordsOf(error)}`,
      hint: "Check this machine's clock, or sign in again (`aws sso login`); then `viral resume`.",
      details,
    };
  if (DAMAGED.has(name))
    return {
      kind: "transient",
      code: "object-damaged",
      message: `What came to the bucket ${bucket} was not what was sent (${name}).`,
      hint: "Try again.",
      details,
    };
  // Someone else ended the upload, or its time was over.
  if (name === "NoSuchUpload")
    return {
      kind: "transient",
      code: "object-upload-gone",
      message: `The bucket ${bucket} no longer knows the upload that was under way.`,
      details,
    };
  return undefined;
}

function otherFacts(error: Error, { status = 0, headers }: Answer, place: S3Place): AppErrorFacts {
  const what = `${error.name}, status ${status}: ${wordsOf(error)}`;
  const isPassing = status === 408 || status === 429 || status >= 500 || status < 400;
  if (isPassing) {
    const waitMs = retryAfterMs(headers, place.clock.nowMs());
    return {
      kind: "transient",
      code: status < 400 ? "vendor-answer-odd" : "vendor-overloaded",
      message: `The bucket ${place.bucket} could not be used now (${what}).`,
      hint: "Try again later; if it stays so, check providers.s3.endpoint.",
      details: { status, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) },
    };
  }
  const isAccess = status === 401 || status === 403;
  return {
    kind: "refused",
    code: isAccess ? "object-access-denied" : "object-refused",
    message: `The bucket ${place.bucket} refused (${what}).`,
    hint: isAccess
      ? "The credentials need s3:PutObject, s3:GetObject, s3:AbortMultipartUpload and s3:ListBucketMultipartUploads on it."
      : "Check providers.s3.endpoint, .bucket and .region.",
    details: { status, vendorCode: error.name },
  };
}

const wordsOf = ({ message }: Error): string => vendorMessage({ json: { message }, text: "" });
