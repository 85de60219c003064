import { spellingsOf } from "./secret-spellings.ts";

/** Takes secrets out of what is told, recorded or thrown. */
export interface Redactor {
  /** Only the values it was given, in every spelling: for text that must otherwise stay as it is. */
  values(text: string): string;
  /** Those values, and whatever stands where credentials stand. */
  text(text: string): string;
  /** A text that stands under a name. */
  field(name: string, value: string): string;
  json(value: unknown): unknown;
  headers(headers: Headers): Record<string, string>;
}

/** Harmless in an address, a header and JSON. */
export const REDACTED = "REDACTED";

/** A shorter one is no secret but a placeholder for a server on this machine, and would shred every text. */
const SECRET_LENGTH_MIN = 8;

const QUERY_NAMES =
  "key|api[-_]?key|_?jwt|token|access_token|upload_token|refresh_token|fb_exchange_token|code|id_token|client_secret|secret|password|" +
  "assertion|sig|signature|upload_id|device_code|code_verifier|" +
  "x-(?:amz|goog)-(?:signature|credential|security-token)";
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [
    /\b((?:proxy-)?authorization|x-api-key|xi-api-key|x-goog-api-key|api-key)(\\*["']?\s*[:=]\s*\\*["']?)(?:(?:Bearer|Key|Basic|Token)\s+)?[^\s"'\\,;]+/gi,
    `$1$2${REDACTED}`,
  ],
  [/\b(Bearer\s+)(?=[^\s]*[\d._~+/=-])[A-Za-z0-9._~+/=-]{8,}/gi, `$1${REDACTED}`],
  [new RegExp(String.raw`(^|[?&]|&amp;|\\u0026)(${QUERY_NAMES})=[^&#\s"'<>\\]+`, "gi"), `$1$2=${REDACTED}`],
];

const FIELD_NAMES =
  /^(?:(?:proxy[-_])?authorization|(?:xi?-|x-goog-)?api[-_]?key|(?:access|refresh|id)[-_]?token|client[-_]?secret|secret|password|private[-_]?key|assertion|device_code|code_verifier)$/i;
const HEADER_NAMES = /authorization|api-?key|cookie|secret|signature|(?:^|-)token$/i;
const WHOLE_QUERY_NAME = new RegExp(`^(?:${QUERY_NAMES})$`, "i");

export function isCredentialHeader(name: string): boolean {
  return HEADER_NAMES.test(name);
}

export function isCredentialQuery(name: string): boolean {
  return WHOLE_QUERY_NAME.test(name);
}

export function createRedactor(secrets: readonly string[]): Redactor {
  // One may begin with another: the longest goes first.
  const spellings = [...new Set(secrets.filter(isLong))]
    .sort((a, b) => b.length - a.length)
    .map((secret) => spellingsOf(secret));

  const values = (text: string): string =>
    spellings.reduce((safe, spelling) => safe.replace(spelling, REDACTED), text);
  const text = (raw: string): string =>
    SHAPES.reduce((safe, [shape, instead]) => safe.replace(shape, instead), values(raw));
  const field = (name: string, value: string): string => (FIELD_NAMES.test(name) ? REDACTED : text(value));
  const json = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== "object" || value === null) return value;
    const fields = Object.entries(value).map(([name, inner]) => [
      text(name),
      typeof inner === "string" ? field(name, inner) : json(inner),
    ]);
    return Object.fromEntries(fields);
  };
  const headers = (raw: Headers): Record<string, string> =>
    Object.fromEntries(
      [...raw].map(([name, value]) => [name, isCredentialHeader(name) ? REDACTED : text(value)]),
    );
  return { values, text, field, json, headers };
}

function isLong(secret: string): boolean {
  return secret.length >= SECRET_LENGTH_MIN;
}
