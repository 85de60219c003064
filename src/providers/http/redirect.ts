import { AppError } from "../../core/app-error.ts";
import type { RequestPlace } from "./connection-error.ts";
import { errorChain } from "./error-chain.ts";

/** Followed from one request, at most. */
export const REDIRECTS_MAX = 3;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function isRedirect(response: Response): boolean {
  return REDIRECTS.has(response.status) && response.headers.has("location");
}

/** Where a redirect points; undefined when that is no address. */
export function redirectTarget(response: Response, from: URL): URL | undefined {
  const location = response.headers.get("location") ?? "";
  return URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
}

/** Whether a request of `redirect: "error"` ended so. Node says it in words only. */
export function isRedirectBreak(error: unknown): boolean {
  return errorChain(error).some((one) => one instanceof Error && one.message === "unexpected redirect");
}

/**
 * Names the host it points to and nothing more: a query may hold a key. `to` is missing where `fetch` did not say where
 * it points.
 */
export function redirectRefused(
  place: RequestPlace,
  to: { status: number; target: URL | undefined } | undefined,
  why: string,
): AppError {
  const where = to && (to.target?.host || "somewhere that is no web address");
  return new AppError({
    kind: "refused",
    code: "vendor-redirect",
    message: `${place.providerId} at ${place.host} pointed ${where ? `to ${where} (status ${to.status})` : "elsewhere"}, ${why}; it was not followed.`,
    hint: `If the vendor has moved, set providers.${place.providerId}.baseUrl to its new address.`,
    details: { reached: "yes", ...(to && { status: to.status }), host: place.host },
  });
}
