import { isAppError } from "../../core/app-error.ts";
import type { RequestPlace } from "./connection-error.ts";
import { downloadError, noConnection, refusedStatus } from "./download-errors.ts";
import { prepareRequest, sendPrepared } from "./prepare-request.ts";
import { isRedirect, REDIRECTS_MAX, redirectTarget } from "./redirect.ts";
import { isLoopback, isSafeTransport } from "./vendor-address.ts";

export interface DownloadSource {
  providerId: string;
  url: string;
  /** The vendor's own address: `headers` go there and nowhere else, and only when it is this machine may the file be. */
  baseUrl: string;
  headers?: Readonly<Record<string, string>>;
}

export interface OpenedDownload {
  response: Response;
  /** Where the bytes come from, after redirects. */
  place: RequestPlace;
}

/** Asks for a file and follows redirects, to any host, by https. A status other than 200 is an error. */
export async function openDownload(
  fetch: typeof globalThis.fetch,
  source: DownloadSource,
  signal: AbortSignal,
): Promise<OpenedDownload> {
  const { providerId } = source;
  const base = new URL(source.baseUrl);
  let url = parse(source.url, providerId, base);
  let isAtVendor = true;
  for (let followed = 0; ; followed += 1) {
    const place = { providerId, host: url.host === "" ? base.host : url.host };
    checkTransport(url, base, place);
    // Once it has left the vendor it gets no key any more, wherever it leads.
    isAtVendor &&= url.origin === base.origin;
    const response = await request(fetch, url, isAtVendor ? source.headers : undefined, place, signal);
    if (response.status === 200) return { response, place };
    // Nobody reads it; how closing it goes changes nothing.
    response.body?.cancel().catch(() => undefined);
    if (!isRedirect(response)) throw refusedStatus(response.status, place);
    const target = redirectTarget(response, url);
    if (target === undefined) throw downloadError("refused", place, "was sent on to what is no web address");
    if (followed === REDIRECTS_MAX)
      throw downloadError("refused", place, `was sent on more than ${REDIRECTS_MAX} times`);
    url = target;
  }
}

async function request(
  fetch: typeof globalThis.fetch,
  url: URL,
  headers: Readonly<Record<string, string>> | undefined,
  place: RequestPlace,
  signal: AbortSignal,
): Promise<Response> {
  const plain = { headers: { ...headers, "accept-encoding": "identity" } };
  const prepared = await prepareRequest(place.providerId, url, plain);
  try {
    return await sendPrepared(fetch, prepared, url, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw isAppError(error) ? error : noConnection(error, place);
  }
}

function parse(url: string, providerId: string, base: URL): URL {
  if (URL.canParse(url)) return new URL(url);
  throw downloadError(
    "refused",
    { providerId, host: base.host },
    "was to be had from what is no web address",
  );
}

/** A vendor far away has no business with servers on this machine. */
function checkTransport(url: URL, base: URL, place: RequestPlace): void {
  if (url.username !== "" || url.password !== "")
    throw downloadError("refused", place, "was to be had with a password in its address");
  if (!isSafeTransport(url)) throw downloadError("refused", place, "was to be had without encryption");
  if (isLoopback(url) && !isLoopback(base))
    throw downloadError("refused", place, "was to be had from this very machine");
}
