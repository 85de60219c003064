import { isAppError } from "../../core/app-error.ts";
import { connectionError, type RequestPlace } from "./connection-error.ts";
import { type PreparedRequest, sendPrepared } from "./prepare-request.ts";
import { isRedirect, REDIRECTS_MAX, redirectRefused, redirectTarget } from "./redirect.ts";

/** Sends one request. Follows a redirect only of a GET and only within its origin: our key goes nowhere else. */
export async function askVendor(
  fetch: typeof globalThis.fetch,
  request: PreparedRequest,
  place: RequestPlace,
): Promise<Response> {
  let url = request.url;
  for (let followed = 0; ; followed += 1) {
    const response = await sendOnce(fetch, request, url, place);
    if (!isRedirect(response)) return response;
    // Nobody reads it; how closing it goes changes nothing.
    response.body?.cancel().catch(() => undefined);
    const target = redirectTarget(response, url);
    const refuse = (why: string) => redirectRefused(place, { status: response.status, target }, why);
    if (request.method !== "GET") throw refuse(`which is for reading only, not for a ${request.method}`);
    if (target === undefined || target.origin !== url.origin) throw refuse("which is not its own address");
    if (followed === REDIRECTS_MAX) throw refuse(`after ${REDIRECTS_MAX} redirects`);
    url = target;
  }
}

async function sendOnce(
  fetch: typeof globalThis.fetch,
  request: PreparedRequest,
  url: URL,
  place: RequestPlace,
): Promise<Response> {
  try {
    return await sendPrepared(fetch, request, url, request.signal);
  } catch (error) {
    request.signal?.throwIfAborted();
    throw isAppError(error) ? error : connectionError(error, place);
  }
}
