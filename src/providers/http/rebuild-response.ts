import { AppError } from "../../core/app-error.ts";
import type { RequestPlace } from "./connection-error.ts";
import type { Redactor } from "./redact.ts";

const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * The answer again, with its body received and unpacked. In the body of an error secrets are taken out: vendors quote
 * the key they refuse, and SDKs make the body their error's message.
 */
export function rebuildResponse(
  response: Response,
  body: Uint8Array<ArrayBuffer>,
  redactor: Redactor,
  place: RequestPlace,
): Response {
  const { status } = response;
  if (status < 200 || status > 599) throw oddStatus(status, place);
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  // The answer to a HEAD has no body: its length is what was asked for.
  if (response.body !== null) headers.delete("content-length");
  const statusText = /^[\t\x20-\x7e]*$/.test(response.statusText) ? response.statusText : "";
  const shown = status >= 400 ? withoutSecrets(body, redactor) : body;
  return new Response(WITHOUT_BODY.has(status) ? null : shown, { status, statusText, headers });
}

function withoutSecrets(body: Uint8Array<ArrayBuffer>, redactor: Redactor): Uint8Array<ArrayBuffer> | string {
  const text = new TextDecoder().decode(body);
  const safe = redactor.values(text);
  return safe === text ? body : safe;
}

function oddStatus(status: number, { providerId, host }: RequestPlace): AppError {
  return new AppError({
    kind: "transient",
    code: "vendor-answer-odd",
    message: `${providerId} at ${host} answered with status ${status}, which does not exist.`,
    hint: `Check providers.${providerId}.baseUrl.`,
    details: { reached: "yes", status, host },
  });
}
