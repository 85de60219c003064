import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/** A key as no vendor gives it out: with every character that some encoding writes differently. */
export const canaryKey = (name: string): string => `sk-canary/${name}+9f8E7d6C5b4A==.${name}~0123456789`;

/** Places of `folder` and texts in which a canary stands, in any spelling; each as `place: name of the canary`. */
export function canariesFound(
  canaries: Readonly<Record<string, string>>,
  { folder, texts }: { folder: string; texts: Readonly<Record<string, string>> },
): string[] {
  return canariesIn(canaries, [...filesOf(folder), ...Object.entries(texts)]);
}

/** The same of texts, each with its place. */
export function canariesIn(
  canaries: Readonly<Record<string, string>>,
  places: readonly (readonly [string, string])[],
): string[] {
  const spelled = Object.entries(canaries).map(([name, value]) => ({ name, spellings: spellingsOf(value) }));
  return places.flatMap(([place, content]) => {
    const read = [content, readable(content)];
    return spelled
      .filter(({ spellings }) => spellings.some((spelling) => read.some((text) => text.includes(spelling))))
      .map(({ name }) => `${place}: ${name}`);
  });
}

/** Every file byte by byte, and every database row by row: a long text is cut where its page ends. */
function filesOf(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry): [string, string][] => {
      const file = join(entry.parentPath, entry.name);
      const bytes: [string, string] = [file, readFileSync(file, "latin1")];
      return file.endsWith(".db") ? [bytes, [`${file} rows`, rowsOf(file)]] : [bytes];
    });
}

function rowsOf(file: string): string {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    return tables
      .flatMap((table) =>
        database
          .prepare(`select * from "${String(table)}"`)
          .raw()
          .all(),
      )
      .flatMap((row) => (row as unknown[]).map(String))
      .join("\n");
  } finally {
    database.close();
  }
}

/** As it is, for an address, and as base64 of something that it stands within. */
function spellingsOf(secret: string): string[] {
  const inAddress = encodeURIComponent(secret);
  const inBase64 = [0, 1, 2].map((offset) => {
    const text = Buffer.from(`${"x".repeat(offset)}${secret}`).toString("base64");
    // Its ends depend on what stands beside it.
    return text.slice(4, -4);
  });
  const inAddressBase64 = inBase64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  const lowerCase = inAddress.replace(/%../g, (hex) => hex.toLowerCase());
  return [secret, inAddress, lowerCase, ...inBase64, ...inAddressBase64];
}

/** What a reader of JSON or HTML would see; JSON within JSON, too. */
function readable(text: string): string {
  return text
    .replace(/\\+u([0-9a-f]{4})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]{1,4});/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,5});/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .replace(/\\+([/"])/g, "$1");
}
