import { limitTime } from "../../core/time-limit.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { noAnswerInTime } from "../http/connection-error.ts";

/** The SDK's own words for a request, and for its answer. */
interface SdkRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  query: Readonly<Record<string, string | string[] | null>>;
  headers: Readonly<Record<string, string>>;
  body?: unknown;
}

export interface LineHandler {
  metadata: { handlerProtocol: string };
  httpHandlerConfigs: () => object;
  updateHttpClientConfig: () => void;
  handle: (
    request: SdkRequest,
    options?: { abortSignal?: unknown },
  ) => Promise<{ response: { statusCode: number; headers: Record<string, string>; body: Uint8Array } }>;
}

/** One piece of a file and its answer: eight megabytes over a very slow line. */
const REQUEST_MS = 300_000;
/** The line's own: what it says of the host and the length is what was signed. */
const NOT_OURS_TO_SET = new Set(["host", "content-length"]);

/**
 * Sends what the SDK has signed through the vendor's line, each request once. Where to is known to the SDK alone: the
 * bucket is part of the host, the region may be a profile's. A signature holds for one host, so it is no use to another.
 */
export function lineHandler({ line }: Pick<VendorParts, "line">, providerId: string): LineHandler {
  return {
    metadata: { handlerProtocol: "http/1.1" },
    httpHandlerConfigs: () => ({}),
    updateHttpClientConfig: () => undefined,
    async handle(request, { abortSignal } = {}) {
      const url = addressOf(request);
      const { fetch } = await line([url.origin]);
      const late = () => noAnswerInTime({ providerId, host: url.host }, REQUEST_MS, undefined);
      const limit = limitTime(REQUEST_MS, late, abortSignal instanceof AbortSignal ? abortSignal : undefined);
      try {
        const { body } = request;
        const answer = await fetch(url, {
          method: request.method,
          headers: Object.entries(request.headers).filter(([name]) => !NOT_OURS_TO_SET.has(name)),
          signal: limit.signal,
          ...(typeof body === "string" || body instanceof Uint8Array ? { body: new Blob([body]) } : {}),
        });
        return {
          response: {
            statusCode: answer.status,
            headers: Object.fromEntries(answer.headers),
            body: new Uint8Array(await answer.arrayBuffer()),
          },
        };
      } finally {
        limit.release();
      }
    },
  };
}

/** Spelled as it was signed: `URL` leaves what is spelled with `%` alone. */
function addressOf({ protocol, hostname, port, path, query }: SdkRequest): URL {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${spelled(name)}=${spelled(one ?? "")}`),
  );
  const place = `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;
  return new URL(`${place}${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`);
}

function spelled(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
