import { createHash } from "node:crypto";
import type { BodySummary } from "./exchange.ts";
import type { RecordedBody } from "./recorded-exchange.ts";
import type { Redactor } from "./redact.ts";

/** A short clip is kept whole: it is checked again when it is replayed. */
export const WHOLE_BYTES_MAX = 32 * 1024 * 1024;
const FIRST_BYTES = 64;

/** A body as it may be kept: without secrets, and readable where it is text. */
export async function recordBody(
  body: Uint8Array | BodySummary | undefined,
  contentType: string | null,
  redactor: Redactor,
): Promise<RecordedBody> {
  if (body === undefined) return { kind: "none" };
  if (!(body instanceof Uint8Array)) return summarized(body, redactor);
  if (body.byteLength === 0) return { kind: "none" };
  if (contentType?.startsWith("multipart/form-data")) return await recordForm(body, contentType, redactor);
  return recordText(body, redactor) ?? recordBinary(body, redactor);
}

/** The bytes that a recorded answer had; the first of them when only those were kept. */
export function restoreBody(body: RecordedBody): Uint8Array<ArrayBuffer> | string | null {
  switch (body.kind) {
    case "none":
      return null;
    case "json":
      return JSON.stringify(body.json);
    case "text":
      return body.text;
    case "base64":
      return new Uint8Array(Buffer.from(body.base64, "base64"));
    case "binary":
      return new Uint8Array(Buffer.from(body.firstBytes, "base64"));
    case "form":
      return "";
  }
}

function recordText(body: Uint8Array, redactor: Redactor): RecordedBody | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  if (text.includes("\0")) return undefined;
  try {
    return { kind: "json", json: redactor.json(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: "text", text: redactor.text(text) };
    throw error;
  }
}

function recordBinary(body: Uint8Array, redactor: Redactor): RecordedBody {
  const isSmall = body.byteLength <= WHOLE_BYTES_MAX;
  if (isSmall && isClean(body, redactor))
    return { kind: "base64", base64: Buffer.from(body).toString("base64") };
  const firstBytes = body.subarray(0, FIRST_BYTES);
  return summarized({ sha256: sha256(body), byteCount: body.byteLength, firstBytes }, redactor);
}

function summarized({ sha256, byteCount, firstBytes }: BodySummary, redactor: Redactor): RecordedBody {
  const shown = isClean(firstBytes, redactor) ? Buffer.from(firstBytes).toString("base64") : "";
  return { kind: "binary", sha256, byteCount, firstBytes: shown };
}

async function recordForm(body: Uint8Array, contentType: string, redactor: Redactor): Promise<RecordedBody> {
  const form = await new Response(Buffer.from(body), { headers: { "content-type": contentType } }).formData();
  const fields = [...form].map(async ([name, value]) => {
    if (typeof value === "string") return { name: redactor.text(name), value: redactor.field(name, value) };
    const bytes = new Uint8Array(await value.arrayBuffer());
    const file = {
      name: redactor.text(value.name),
      mediaType: value.type,
      sha256: sha256(bytes),
      byteCount: bytes.byteLength,
    };
    return { name: redactor.text(name), file };
  });
  return { kind: "form", fields: await Promise.all(fields) };
}

function isClean(bytes: Uint8Array, redactor: Redactor): boolean {
  const text = Buffer.from(bytes).toString("latin1");
  return redactor.values(text) === text;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
