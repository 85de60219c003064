import { AppError } from "../../core/app-error.ts";
import type { RequestPlace } from "./connection-error.ts";

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

/** Names the host it points to and nothing more: a query may hold a key. */
export function redirectRefused(
  place: RequestPlace,
  status: number,
  target: URL | undefined,
  why: string,
): AppError {
  const where = target === undefined || target.host === "" ? "somewhere that is no web address" : target.host;
  return new AppError({
    kind: "refused",
    code: "vendor-redirect",
    message: `${place.providerId} at ${place.host} pointed to ${where} (status ${status}), ${why}; it was not followed.`,
    hint: `If the vendor has moved, set providers.${place.providerId}.baseUrl to its new address.`,
    details: { reached: "yes", status, host: place.host },
  });
}
