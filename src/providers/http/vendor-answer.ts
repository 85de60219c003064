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
  parse: (text: string) => unknown = JSON.parse,
): VendorAnswer {
  return { status, headers, json: parsed(body, parse), text: body.slice(0, TEXT_LENGTH) };
}

function parsed(text: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
