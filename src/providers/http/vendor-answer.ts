import { readJson } from "../../core/json.ts";

/** An answer of any status. */
export interface VendorAnswer {
  status: number;
  headers: Headers;
  /** Undefined: the body is not JSON. */
  json: unknown;
  /** The start of the body, for messages. */
  text: string;
}

const TEXT_LENGTH = 2000;

/** Reads an answer that has come whole: of our own request, or of an SDK's (`asResponse`). */
export function vendorAnswer(
  { status, headers }: Response,
  body: string,
  parse?: (text: string) => unknown,
): VendorAnswer {
  return { status, headers, json: readJson(body, parse), text: body.slice(0, TEXT_LENGTH) };
}
