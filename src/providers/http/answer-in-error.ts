import { isAppError } from "../../core/app-error.ts";
import { errorChain } from "./error-chain.ts";
import type { VendorAnswer } from "./vendor-answer.ts";

/**
 * The answer that an error speaks of. SDKs throw `status`, `headers` and the parsed body as `error`; ours has a status
 * in its details when the head of an answer came.
 */
export function answerInError(error: unknown): VendorAnswer | undefined {
  for (const link of errorChain(error)) {
    if (isAppError(link)) {
      const { status } = link.details;
      if (typeof status === "number")
        return { status, headers: new Headers(), json: undefined, text: link.message };
    } else if (link instanceof Error && hasStatus(link)) {
      return { status: link.status, headers: headersOf(link), json: bodyOf(link), text: bodyTextOf(link) };
    }
  }
  return undefined;
}

function hasStatus(error: Error): error is Error & { status: number } {
  return "status" in error && typeof error.status === "number" && error.status >= 100;
}

/** SDKs write the status before a body that is not JSON, which hides what kind of body it was. */
function bodyTextOf({ status, message }: Error & { status: number }): string {
  return message.startsWith(`${status} `) ? message.slice(`${status} `.length) : message;
}

function headersOf(error: Error): Headers {
  const headers = "headers" in error ? error.headers : undefined;
  return headers instanceof Headers ? headers : new Headers();
}

function bodyOf(error: Error): unknown {
  const body = "error" in error ? error.error : undefined;
  return typeof body === "object" && body !== null ? body : undefined;
}
