import { AppError } from "../../core/app-error.ts";

/** A request as it will be sent, whichever way it was handed to a `fetch`: SDKs give a text, or a whole `Request`. */
export interface PreparedRequest {
  method: string;
  url: URL;
  headers: Headers;
  body: Uint8Array<ArrayBuffer> | undefined;
  signal: AbortSignal | undefined;
}

/** Throws a `bug` that shows nothing of it when no request can be made of it: fetch itself would quote the header. */
export async function prepareRequest(
  providerId: string,
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<PreparedRequest> {
  const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
  try {
    // Fetch wants `duplex` with a body that is a stream; otherwise it changes nothing.
    const request = new Request(input, { ...init, signal: null, redirect: "manual", duplex: "half" });
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    return { method: request.method, url: new URL(request.url), headers: request.headers, body, signal };
  } catch (error) {
    signal?.throwIfAborted();
    throw new AppError({
      kind: "bug",
      code: "vendor-request-broken",
      message: `A request for ${providerId} could not be put together: ${whatIsWrong(error)}.`,
      details: { reached: "no" },
    });
  }
}

/** Sends it as it is; a redirect is an answer like any other. */
export async function sendPrepared(
  fetch: typeof globalThis.fetch,
  request: PreparedRequest,
  url: URL,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const { method, headers } = request;
  const common = { method, redirect: "manual", ...(signal ? { signal } : {}) } as const;
  const body = request.body ?? (CHANGES_SOMETHING.has(method) ? new Uint8Array() : undefined);
  if (body === undefined) return await fetch(url, { ...common, headers });
  // Node's fetch sends a text, or nothing, a second time when it is answered 421; a stream it can send only once.
  const sent = new Headers(headers);
  sent.set("content-length", String(body.byteLength));
  return await fetch(url, { ...common, headers: sent, body: new Blob([body]).stream(), duplex: "half" });
}

const CHANGES_SOMETHING = new Set(["POST", "PUT", "PATCH"]);

function whatIsWrong(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  if (/header/i.test(message) || /ByteString/.test(message))
    return "a header holds characters that headers may not hold";
  if (/URL/.test(message)) return "its address is not one that can be asked";
  return "its parts do not fit together";
}
