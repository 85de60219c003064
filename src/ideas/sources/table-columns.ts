import { AppError } from "../../core/app-error.ts";
import { nearestName } from "../../core/nearest.ts";
import { readCellNumber, type Table } from "./read-table.ts";

/** What each column is for. Names are those of the file. */
export interface TableRoles {
  label: string;
  /** Best first; the first one is used unless a video has room for more. */
  measures: string[];
  time: string | undefined;
  /** A wide table: the columns that are moments, in order. */
  moments: string[];
}

export interface ColumnWishes {
  label: string | undefined;
  measure: string | undefined;
  time: string | undefined;
}

/** Part of the filled cells that must be numbers before a column is one of numbers. */
const NUMERIC_SHARE = 0.8;
const TIME_NAME = /^(?:year|date|month|quarter|week|day|time|period|season|decade)$/i;
const RANK_NAME = /^(?:id|#|no\.?|nr\.?|rank|index|position|code|zip|iso.*|row)$/i;
const isYear = (text: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(text.trim());

function cellsOf(table: Table, column: string): string[] {
  const index = table.columns.indexOf(column);
  return table.rows.map((row) => row[index] ?? "");
}

function isNumeric(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  const numbers = filled.filter((cell) => readCellNumber(cell) !== undefined);
  return filled.length > 0 && numbers.length >= filled.length * NUMERIC_SHARE;
}

function wished(table: Table, wish: string | undefined, flag: string): string | undefined {
  if (wish === undefined) return undefined;
  const found = table.columns.find((name) => name.toLowerCase() === wish.trim().toLowerCase());
  if (found !== undefined) return found;
  const nearest = nearestName(wish, table.columns);
  throw new AppError({
    kind: "usage",
    code: "table-column-unknown",
    message: `${table.file} has no column “${wish}”`,
    hint:
      nearest === undefined
        ? `${flag} takes one of: ${table.columns.join(", ")}`
        : `did you mean “${nearest}”?`,
  });
}

function noNumbers(table: Table, column: string | undefined): AppError {
  const where =
    column === undefined ? "has no column of numbers" : `has too few numbers in column “${column}”`;
  return new AppError({
    kind: "usage",
    code: "table-without-numbers",
    message: `${table.file} ${where}; its columns are ${table.columns.join(", ")}`,
    hint: "a measure needs numbers such as 1,234 or $5.20 in nearly every row; name it with --measure",
  });
}

/** Finds what the columns are for, by the user's wishes first, then by what stands in them. */
export function findRoles(table: Table, wishes: ColumnWishes): TableRoles {
  const asked = {
    label: wished(table, wishes.label, "--label"),
    measure: wished(table, wishes.measure, "--measure"),
    time: wished(table, wishes.time, "--time"),
  };
  const numeric = new Set(table.columns.filter((column) => isNumeric(cellsOf(table, column))));
  const moments = table.columns.filter((column) => isYear(column) && numeric.has(column));
  const isWide = moments.length >= 3 && asked.time === undefined && asked.measure === undefined;
  const time = isWide ? undefined : (asked.time ?? timeColumn(table, asked.label, asked.measure));
  const texts = table.columns.filter((column) => !numeric.has(column) && column !== time);
  const distinct = (column: string): number => new Set(cellsOf(table, column)).size;
  const widest = texts.reduce<string | undefined>(
    (best, column) => (best === undefined || distinct(column) > distinct(best) ? column : best),
    undefined,
  );
  const label = asked.label ?? (time === undefined ? widest : texts[0]) ?? time ?? table.columns[0] ?? "";
  const measures = table.columns.filter(
    (column) => numeric.has(column) && column !== label && column !== time && !RANK_NAME.test(column),
  );
  if (asked.measure !== undefined && !numeric.has(asked.measure)) throw noNumbers(table, asked.measure);
  if (measures.length === 0 && asked.measure === undefined) throw noNumbers(table, undefined);
  const first = asked.measure === undefined ? [] : [asked.measure];
  return {
    label,
    measures: [...first, ...measures.filter((column) => column !== asked.measure)],
    time: time === label ? undefined : time,
    moments: isWide ? moments : [],
  };
}

/** A column of moments is named so, or holds years that come more than once. */
function timeColumn(
  table: Table,
  label: string | undefined,
  measure: string | undefined,
): string | undefined {
  const free = table.columns.filter((column) => column !== label && column !== measure);
  const repeats = (column: string): boolean => {
    const cells = cellsOf(table, column);
    return new Set(cells).size < cells.length;
  };
  return (
    free.find((column) => TIME_NAME.test(column) && repeats(column)) ??
    free.find((column) => cellsOf(table, column).every(isYear) && repeats(column)) ??
    free.find((column) => TIME_NAME.test(column) && cellsOf(table, column).every(isYear))
  );
}
