import { parse } from "csv-parse/sync";
import { AppError } from "../../core/app-error.ts";
import { readSource } from "./read-source.ts";

const TABLE = { name: "table", flag: "--data", bytesMax: 20_000_000 };
const ROWS_MAX = 100_000;

/** The user's table as text cells; numbers stay as they were written. */
export interface Table {
  file: string;
  columns: string[];
  /** `cells[column]` of each data row, in file order. */
  rows: string[][];
}

function invalid(file: string, code: string, reason: string, hint: string, cause?: unknown): AppError {
  return new AppError({ kind: "usage", code, message: `${file} ${reason}`, hint, cause });
}

/** The sign that separates the cells of a header line, quoted parts aside. */
function delimiterOf(file: string, text: string): string {
  if (/\.tsv$/i.test(file)) return "\t";
  const header = (text.split("\n", 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((best, entry) => (entry.count > best.count ? entry : best)).sign;
}

function csvCells(file: string, text: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(file, text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalid(file, "table-invalid", `is not a table: ${reason}`, "check the quotes on that line", cause);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function cellText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function jsonCells(file: string, text: string): string[][] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalid(file, "table-invalid", `is not JSON: ${reason}`, "check it with a JSON editor", cause);
  }
  const list = isRecord(document) ? Object.values(document).find(Array.isArray) : document;
  const records = Array.isArray(list) ? list.filter(isRecord) : [];
  if (records.length === 0) {
    const hint = 'write a list of objects: [{"name": "A", "size": 3}, …]';
    throw invalid(file, "table-invalid", "holds no list of objects", hint);
  }
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [columns, ...records.map((record) => columns.map((column) => cellText(record[column])))];
}

/** Reads .csv, .tsv or .json. Throws usage errors about the file and its shape. */
export function readTable(file: string): Table {
  const text = readSource(file, TABLE);
  const [header = [], ...body] = /\.json$/i.test(file) ? jsonCells(file, text) : csvCells(file, text);
  const columns = header.map((name, index) => (name === "" ? `column ${index + 1}` : name));
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) {
    throw invalid(
      file,
      "table-column-twice",
      `has two columns named “${twice}”`,
      "give each column its own name",
    );
  }
  const rows = body.map((cells) => columns.map((_, index) => cells[index] ?? ""));
  if (rows.length < 2) {
    const found = rows.length === 1 ? "has one row" : "has no rows";
    const hint =
      "a table needs a header line and two rows at least: two make a versus, three or more a countdown";
    throw invalid(file, "table-too-small", found, hint);
  }
  if (rows.length > ROWS_MAX) {
    const reason = `has ${rows.length.toLocaleString("en-US")} rows, ${ROWS_MAX.toLocaleString("en-US")} at most`;
    throw invalid(file, "table-too-large", reason, "keep the rows that the video is about");
  }
  return { file, columns, rows };
}

export interface CellNumber {
  value: number;
  /** `$`, `€`; empty when there is none. */
  currency: string;
  /** `%`, `km`; empty when there is none. */
  unit: string;
}

const CELL =
  /^([$€£¥₹]?)\s?([−-]?)\s?([$€£¥₹]?)(\d{1,3}(?:[,\s'’]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}|\d*\.?\d+)(?:\s?([%°\p{L}²³/]{1,8}))?\s?([€£]?)$/u;

/** A cell that is a number as people write one, else undefined: `1,234`, `$5.20`, `-3 %`, `2,5`, `12 km`. */
export function readCellNumber(cell: string): CellNumber | undefined {
  const match = CELL.exec(cell.trim());
  if (!match) return undefined;
  const [, before = "", minus = "", inner = "", digits = "", unit = "", after = ""] = match;
  const isDecimalComma = /^\d+,\d{1,2}$/.test(digits) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits);
  const plain = isDecimalComma
    ? digits.replaceAll(".", "").replace(",", ".")
    : digits.replace(/[,\s'’]/gu, "");
  return { value: Number(plain) * (minus === "" ? 1 : -1), currency: before || inner || after, unit };
}
