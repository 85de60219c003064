import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { FactSource } from "../../../model/receipt.ts";
import { phrasesIn } from "./pack-words.ts";

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads facts at their source once more, with code that shares nothing with the code that wrote the script. */
export class SourceReader {
  private readonly files = new Map<string, string>();
  private readonly packs = new Map<string, readonly Row[]>();
  private readonly worked = new Map<string, unknown>();
  private readonly tables = new Map<string, readonly Row[]>();
  private readonly templatesFolder: string;

  constructor(templatesFolder: string) {
    this.templatesFolder = templatesFolder;
  }

  packRows(packId: string): readonly Row[] {
    const known = this.packs.get(packId);
    if (known) return known;
    const document: unknown = JSON.parse(this.text(join(this.templatesFolder, "packs", packId, "rows.json")));
    const list = isRow(document) ? document["rows"] : document;
    const rows = Array.isArray(list) ? list.filter(isRow) : [];
    this.packs.set(packId, rows);
    return rows;
  }

  /** Works something out of the sources once, however many scripts ask for it. */
  once<Value>(key: string, make: () => Value): Value {
    if (!this.worked.has(key)) this.worked.set(key, make());
    return this.worked.get(key) as Value;
  }

  /** `pack.json`, or undefined where there is none. */
  packDocument(packId: string): Row | undefined {
    const file = join(this.templatesFolder, "packs", packId, "pack.json");
    return this.once(file, () => {
      const document: unknown = existsSync(file) ? JSON.parse(this.text(file)) : undefined;
      return isRow(document) ? document : undefined;
    });
  }

  /** What the pack calls its measures, scopes and sources. */
  packPhrases(packId: string): readonly string[] {
    return this.once(`phrases/${packId}`, () => phrasesIn(this.packDocument(packId)));
  }

  /** The value at a source, or undefined when there is none. Computed values have none of their own. */
  read(source: FactSource): unknown {
    if (source.kind === "pack") {
      const row = this.packRows(source.packId).find((candidate) => candidate["id"] === source.rowId);
      return row && fieldOf(row, source.field);
    }
    if (source.kind === "table" && source.row === 0) {
      return this.tableRows(source.file).some((row) => Object.hasOwn(row, source.column))
        ? source.column
        : undefined;
    }
    if (source.kind === "table") return this.tableRows(source.file)[source.row - 1]?.[source.column];
    return undefined;
  }

  /** True when the words stand in the user's text from that line on, markup aside. */
  textHolds(file: string, line: number, wording: string): boolean {
    const source = this.text(file)
      .split(/\r\n?|\n/)
      .slice(line - 1)
      .join("\n");
    const wanted = bareLetters(wording);
    return wanted !== "" && bareLetters(source).includes(wanted);
  }

  tableRows(file: string): readonly Row[] {
    const known = this.tables.get(file);
    if (known) return known;
    const text = this.text(file);
    const rows = /\.json$/i.test(file) ? jsonRows(text) : csvRows(text, /\.tsv$/i.test(file));
    this.tables.set(file, rows);
    return rows;
  }

  private text(file: string): string {
    const known = this.files.get(file) ?? readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    this.files.set(file, known);
    return known;
  }
}

/** Where a pack row keeps its numbers, its groups and its numbers over time. */
const INNER = ["values", "scope", "series"];

/** A field of a row, by its dotted path or by its name inside the row's values, scope or series. */
export function fieldOf(row: Row, path: string): unknown {
  const direct = pathOf(row, path);
  if (direct !== undefined) return direct;
  return INNER.map((name) => row[name])
    .filter(isRow)
    .map((inner) => pathOf(inner, path))
    .find((value) => value !== undefined);
}

function pathOf(row: Row, path: string): unknown {
  if (Object.hasOwn(row, path)) return row[path];
  const [head = "", ...rest] = path.split(".");
  const inner = Object.hasOwn(row, head) ? row[head] : undefined;
  return rest.length > 0 && isRow(inner) ? pathOf(inner, rest.join(".")) : undefined;
}

/** Letters and digits only, link targets left out: what remains of a text under any markup. */
function bareLetters(text: string): string {
  const withoutMarkup = text.replace(/\]\([^)]*\)/g, "]").replace(/<!--.*?-->|<\/?[a-z][^<>\n]*>/gi, "");
  return withoutMarkup
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function jsonRows(text: string): Row[] {
  const document: unknown = JSON.parse(text);
  if (Array.isArray(document)) return document.filter(isRow);
  const list = isRow(document) ? Object.values(document).find((value) => Array.isArray(value)) : undefined;
  return Array.isArray(list) ? list.filter(isRow) : [];
}

function csvRows(text: string, isTsv: boolean): Row[] {
  const header = (text.split("\n", 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const most =
    [",", ";", "\t", "|"].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ",";
  const delimiter = isTsv ? "\t" : most;
  const [names = [], ...body] = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) satisfies string[][];
  return body.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])));
}

/** A cell as a number: money signs, units, percent and grouping are passed over. */
export function cellNumber(cell: unknown): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string") return undefined;
  const match = /[−-]?\d[\d,.\s'’]*/u.exec(cell);
  if (!match) return undefined;
  const digits = match[0].replace(/[\s'’]/gu, "").replace("−", "-");
  const isDecimalComma = /^-?\d+,\d{1,2}$/.test(digits) || /^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(digits);
  return Number(isDecimalComma ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", ""));
}
