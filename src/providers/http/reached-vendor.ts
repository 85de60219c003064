import { isAppError } from "../../core/app-error.ts";
import { errorChain } from "./error-chain.ts";

/** May the vendor have seen the request? `no` is a proof, `unknown` is everything else that has no answer. */
export type Reached = "no" | "yes" | "unknown";

/**
 * Reads it from whatever one request threw, SDK wrappings included. Measured with Node 20.20's fetch: only what fails
 * while connecting says so (`syscall`, certificate codes); a reset says `read` after the handshake as before it.
 */
export function reachedVendor(error: unknown): Reached {
  for (const link of errorChain(error)) {
    if (hasStatus(link)) return "yes";
    if (isAppError(link) && isReached(link.details.reached)) return link.details.reached;
    if (provesNotSent(link)) return "no";
  }
  return "unknown";
}

/** The code that Node, undici or our own error gives as the reason: `ECONNREFUSED`. */
export function causeCode(error: unknown): string | undefined {
  for (const link of errorChain(error).toReversed()) {
    if (!(link instanceof Error)) continue;
    const code = isAppError(link) ? link.details.causeCode : (link as NodeJS.ErrnoException).code;
    if (typeof code === "string") return code;
  }
  return undefined;
}

const CONNECTING = new Set(["connect", "getaddrinfo"]);
const BEFORE_ANYTHING_IS_SENT = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_INVALID_ARG",
  "ERR_INVALID_URL",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_UNTRUSTED",
  "CERT_REJECTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

function provesNotSent(link: unknown): boolean {
  if (!(link instanceof Error)) return false;
  // Several addresses were tried: none may have got further than connecting.
  if (link instanceof AggregateError) return link.errors.length > 0 && link.errors.every(provesNotSent);
  const { code = "", syscall = "" } = link as NodeJS.ErrnoException;
  // Fetch's own words for a port that it never asks.
  if (link.message === "bad port") return true;
  if (CONNECTING.has(syscall) || BEFORE_ANYTHING_IS_SENT.has(code)) return true;
  return code === "ECONNRESET" && link.message.includes("before secure TLS connection was established");
}

/** SDKs and our own errors carry the status of an answer. */
function hasStatus(link: unknown): boolean {
  if (typeof link !== "object" || link === null) return false;
  const status = isAppError(link) ? link.details.status : "status" in link ? link.status : undefined;
  return typeof status === "number" && status >= 100;
}

function isReached(value: unknown): value is Reached {
  return value === "no" || value === "yes" || value === "unknown";
}
