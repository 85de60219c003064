const LENGTH_MAX = 300;

/** What a vendor says of a failure, from any of the shapes they use, as one line; or what came instead of words. */
export function vendorMessage(answer: { json: unknown; text: string }): string {
  const words = wordsIn(answer.json, 0);
  if (words.length > 0) return oneLine([...new Set(words)].join("; "));
  const text = answer.text.trim();
  if (text === "") return "it gave no reason";
  if (isHtml(text)) return `it sent ${describeBody(answer)}`;
  return oneLine(text);
}

/** What kind of body came: `an HTML page ("Welcome")`, `nothing`. */
export function describeBody({ json, text }: { json: unknown; text: string }): string {
  if (json !== undefined) return "JSON";
  const start = text.trim();
  if (start === "") return "nothing";
  if (!isHtml(start)) return `text ("${oneLine(start.slice(0, 60))}")`;
  const title = /<title[^>]{0,100}>([^<]{1,200})/i.exec(start)?.[1];
  return title === undefined ? "an HTML page" : `an HTML page ("${oneLine(title)}")`;
}

const WORDS_IN = [
  "message",
  "msg",
  "error",
  "errors",
  "detail",
  "details",
  "error_description",
  "failure",
  "title",
];
const DEPTH_MAX = 4;

function wordsIn(value: unknown, depth: number): string[] {
  if (depth > DEPTH_MAX) return [];
  if (typeof value === "string") return value.trim() === "" ? [] : [value];
  if (Array.isArray(value)) return value.slice(0, 5).flatMap((item) => wordsIn(item, depth + 1));
  if (typeof value !== "object" || value === null) return [];
  const fields = value as Record<string, unknown>;
  for (const name of WORDS_IN) {
    const words = wordsIn(fields[name], depth + 1);
    if (words.length > 0)
      return placeOf(fields) === "" ? words : words.map((word) => `${placeOf(fields)}: ${word}`);
  }
  return [];
}

/** The field that a complaint is about: `body.duration`. */
function placeOf({ loc, parameter, param }: Record<string, unknown>): string {
  if (Array.isArray(loc)) return loc.filter((part) => ["string", "number"].includes(typeof part)).join(".");
  if (typeof parameter === "string") return parameter;
  return typeof param === "string" ? param : "";
}

/** Whether a text begins as a page does. */
export function isHtml(text: string): boolean {
  return /^(?:\s|<!--(?:(?!-->)[\s\S]){0,500}-->)*<(?:!doctype html|html|head|body)\b/i.test(text);
}

/** Without what a terminal would obey. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return line.length > LENGTH_MAX ? `${line.slice(0, LENGTH_MAX - 1)}…` : line;
}
