import { isAppError } from "../../core/app-error.ts";
import { askVendor } from "./ask-vendor.ts";
import { bodyError, type RequestPlace } from "./connection-error.ts";
import { type Exchange, failureOf } from "./exchange.ts";
import { type PreparedRequest, prepareRequest } from "./prepare-request.ts";
import { rebuildResponse } from "./rebuild-response.ts";
import { BodyError, receiveBytes } from "./receive-body.ts";
import { createRedactor, type Redactor } from "./redact.ts";
import { credentialsIn } from "./request-credentials.ts";
import { type Telling, tellSafely } from "./tell.ts";
import { checkAddress, readBaseUrl } from "./vendor-address.ts";

export interface VendorFetchOptions extends Telling {
  providerId: string;
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  /** Other origins of the same vendor that may be asked, with the same key. */
  extraOrigins?: readonly string[];
  /** A steady name for `api_usage`; else method and path. */
  operationOf?: (method: string, url: URL) => string;
  /** Of an answer's body, unpacked. */
  maxBytes?: number;
  /** The longest silence within a body. How long to wait in all is the caller's signal's affair. */
  idleMs?: number;
}

const MAX_BYTES = 32 * 1024 * 1024;
const IDLE_MS = 30_000;

/**
 * The one way to a vendor's API, for SDKs (as their `fetch`) and for our own requests. Asks the vendor's own origins
 * only, receives the whole body within limits before it answers, and repeats nothing. Throws the reason of the caller's
 * signal, or an `AppError` that quotes nothing of the request and says in `details.reached` how far it got.
 */
export function createVendorFetch(options: VendorFetchOptions): typeof globalThis.fetch {
  const { providerId } = options;
  const addresses = [options.baseUrl, ...(options.extraOrigins ?? [])];
  const origins = new Set(addresses.map((url) => readBaseUrl(providerId, url).origin));
  return async (input, init) => {
    const startedMs = options.clock.nowMs();
    const request = await prepareRequest(providerId, input, init);
    const carried = credentialsIn(request.url, request.headers, formOf(request));
    const redactor = createRedactor([...options.secrets, ...carried]);
    const result = await attempt(options, request, redactor, origins);
    await tellSafely(options, redactor, () => {
      const elapsedMs = options.clock.nowMs() - startedMs;
      const { method, url } = request;
      const operation = options.operationOf?.(method, url) ?? `${method} ${url.pathname}`;
      return {
        usage: { providerId, operation, method, elapsedMs, ...seenOf(result) },
        exchange: wasAsked(result) ? () => exchangeOf(request, operation, result) : undefined,
      };
    });
    if ("error" in result) throw result.error;
    return result.response;
  };
}

function formOf({ headers, body }: PreparedRequest): URLSearchParams {
  const isForm = headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
  return new URLSearchParams(isForm ? new TextDecoder().decode(body) : "");
}

type Result = { response: Response; body: Uint8Array<ArrayBuffer>; raw: Response } | { error: unknown };

async function attempt(
  options: VendorFetchOptions,
  request: PreparedRequest,
  redactor: Redactor,
  origins: ReadonlySet<string>,
): Promise<Result> {
  const place = { providerId: options.providerId, host: request.url.host };
  try {
    checkAddress(options.providerId, request.url, origins);
    const raw = await askVendor(options.fetch, request, place);
    const body = await receive(options, raw, request, place);
    return { raw, body, response: rebuildResponse(raw, body, redactor, place) };
  } catch (error) {
    return { error };
  }
}

async function receive(
  { maxBytes = MAX_BYTES, idleMs = IDLE_MS }: VendorFetchOptions,
  response: Response,
  { signal }: PreparedRequest,
  place: RequestPlace,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await receiveBytes(response, { maxBytes, idleMs, signal });
  } catch (error) {
    throw error instanceof BodyError ? bodyError(error, place, response.status) : error;
  }
}

function seenOf(result: Result): { status: number | null; bytes: number } {
  if (!("error" in result)) return { status: result.raw.status, bytes: result.body.byteLength };
  const status = isAppError(result.error) ? result.error.details.status : undefined;
  return { status: typeof status === "number" ? status : null, bytes: 0 };
}

/** Whether the network was tried: what we refuse ourselves is refused again when the rest is replayed. */
function wasAsked(result: Result): boolean {
  if (!("error" in result) || !isAppError(result.error)) return true;
  return result.error.kind === "transient" || result.error.details.reached !== "no";
}

function exchangeOf(request: PreparedRequest, operation: string, result: Result): Exchange {
  return {
    operation,
    method: request.method,
    path: `${request.url.pathname}${request.url.search}`,
    requestHeaders: request.headers,
    requestBody: request.body,
    outcome:
      "error" in result
        ? failureOf(result.error)
        : { kind: "answer", status: result.raw.status, headers: result.raw.headers, body: result.body },
  };
}
