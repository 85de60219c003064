import type { FactSource, Receipt } from "../../../model/receipt.ts";
import { numberClaims } from "./claims.ts";
import { cellNumber, fieldOf, type SourceReader } from "./read-again.ts";

/** Exact values may differ by float noise only. */
const EXACT_SHARE = 1e-6;

const isNear = (a: number, b: number, share: number): boolean =>
  Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;

type Computed = Extract<FactSource, { kind: "computed" }>;

/** Why a receipt proves nothing, or undefined when it holds: its source says its value, its wordings say it too. */
export function refuteReceipt(
  receipt: Receipt,
  all: ReadonlyMap<string, Receipt>,
  reader: SourceReader,
): string | undefined {
  const source = receipt.source;
  if (source.kind === "text") {
    const missing = receipt.wordings.find((wording) => !reader.textHolds(source.file, source.line, wording));
    return missing === undefined
      ? undefined
      : `“${missing}” is not in ${source.file} from line ${source.line} on`;
  }
  const refuted =
    source.kind === "computed" ? refuteComputed(receipt, source, all, reader) : refuteRead(receipt, reader);
  return refuted ?? refuteWordings(receipt, reader);
}

function refuteRead(receipt: Receipt, reader: SourceReader): string | undefined {
  const found = reader.read(receipt.source);
  const where = `its source ${sourceName(receipt.source)}`;
  if ((typeof found !== "string" && typeof found !== "number") || found === "") return `${where} is empty`;
  const isSame =
    typeof receipt.value === "number"
      ? isNear(cellNumber(found) ?? Number.NaN, receipt.value, EXACT_SHARE)
      : String(found).trim() === receipt.value.trim();
  return isSame ? undefined : `${where} says ${found}, not ${receipt.value}`;
}

export function sourceName(source: FactSource): string {
  if (source.kind === "pack") return `${source.packId}:${source.rowId}:${source.field}`;
  if (source.kind === "table") return `${source.file}:${source.row}:${source.column}`;
  return source.kind === "text" ? `${source.file}:${source.line}` : source.operation;
}

function refuteComputed(
  receipt: Receipt,
  source: Computed,
  all: ReadonlyMap<string, Receipt>,
  reader: SourceReader,
): string | undefined {
  const parts = source.from.map((id) => all.get(id));
  if (parts.some((part) => part === undefined)) return `it is computed from receipts that do not exist`;
  const values = parts.map((part) => cellNumber(part?.value) ?? Number.NaN);
  const allowed =
    source.operation === "rank" ? ranks(source, parts[0], values, reader) : results(source, values, reader);
  const value = cellNumber(receipt.value) ?? Number.NaN;
  if (allowed.some((result) => isNear(result, value, EXACT_SHARE))) return undefined;
  return `its ${source.operation} is ${allowed.join(" or ") || "unknown"}, not ${receipt.value}`;
}

function results(source: Computed, values: readonly number[], reader: SourceReader): number[] {
  const [first = Number.NaN, second = Number.NaN] = values;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (source.operation) {
    case "ratio":
      return [first / second];
    case "difference":
      return [Math.abs(first - second), first - second];
    case "percent":
      return [(first / second - 1) * 100];
    case "share":
      return [(first / second) * 100, first / second];
    case "sum":
      return [sum];
    case "extent":
      return [Math.max(...values) - Math.min(...values)];
    case "count":
      return [source.among ? amongValues(source.among, reader).length : values.length];
    case "rank":
      return [];
  }
  return [];
}

type Among = NonNullable<Computed["among"]>;

type Rows = readonly Readonly<Record<string, unknown>>[];

function amongRows(among: Among, reader: SourceReader): Rows {
  const { packId, file, where } = among;
  return reader.once(`among/${JSON.stringify([packId, file, where])}`, () => readAmong(among, reader));
}

function readAmong(among: Among, reader: SourceReader): Rows {
  const rows = among.file === undefined ? reader.packRows(among.packId ?? "") : reader.tableRows(among.file);
  return rows.filter((row) =>
    Object.entries(among.where).every(([name, wanted]) => {
      const found = fieldOf(row, name);
      return found === wanted || (typeof found === "number" && String(found) === wanted);
    }),
  );
}

function amongValues(among: Among, reader: SourceReader): number[] {
  return amongRows(among, reader)
    .map((row) => fieldOf(row, among.field))
    .map((value) => (among.file === undefined ? value : cellNumber(value)))
    .filter((value): value is number => typeof value === "number");
}

/** The ranked value must itself be one of those it is ranked among. */
function isMember(among: Among, subject: Receipt | undefined, reader: SourceReader): boolean {
  const source = subject?.source;
  const rows = amongRows(among, reader);
  if (source?.kind === "pack") {
    const isField = source.packId === among.packId && source.field === among.field;
    return isField && rows.some((row) => row["id"] === source.rowId);
  }
  if (source?.kind !== "table" || among.file !== source.file || among.field !== source.column) return false;
  const own = reader.tableRows(source.file)[source.row - 1];
  return own !== undefined && rows.includes(own);
}

/** Every rank that the first value may carry; equal values share theirs. */
function ranks(
  source: Computed,
  subject: Receipt | undefined,
  values: readonly number[],
  reader: SourceReader,
): number[] {
  const own = values[0] ?? Number.NaN;
  if (source.among && !isMember(source.among, subject, reader)) return [];
  const field = source.among ? amongValues(source.among, reader) : values;
  const above = field.filter((value) => value > own).length;
  const below = field.filter((value) => value < own).length;
  const equal = Math.max(1, field.length - above - below);
  const places = (start: number): number[] => Array.from({ length: equal }, (_, index) => start + index + 1);
  if (!source.among) return [...new Set([...places(above), ...places(below)])];
  return places(source.among.order === "top" ? above : below);
}

const SUPERLATIVE =
  /\b(?:\w+est|most|least|best|worst|top|first|number one|winner|leads?|champion|record)\b/i;
const HEDGES: readonly { pattern: RegExp; low: number; high: number }[] = [
  { pattern: /\b(?:almost|nearly|close to|just under|under|(?<!% )less than)\b/i, low: 0.85, high: 1 },
  { pattern: /\b(?:(?<!% )more than|over|just over|at least|above)\b/i, low: 1, high: 1.15 },
  { pattern: /\b(?:about|around|roughly|some)\b|[≈~]/i, low: 0.93, high: 1.07 },
];

/** A wording must say the value to the precision it is written in. */
function refuteWordings(receipt: Receipt, reader: SourceReader): string | undefined {
  const value = receipt.value;
  const wrong = receipt.wordings.find((wording) =>
    typeof value === "string"
      ? !namesOf(receipt, value, reader).has(plainName(wording))
      : !saysValue(wording, value, receipt),
  );
  return wrong === undefined ? undefined : `“${wrong}” does not say ${receipt.value}`;
}

function saysValue(wording: string, value: number, receipt: Receipt): boolean {
  const operation = receipt.source.kind === "computed" ? receipt.source.operation : undefined;
  const claims = numberClaims(wording);
  const isFirst = operation === "rank" && value === 1;
  if (claims.length === 0) {
    if (/\b(?:equal|same|as \w+ as)\b/i.test(wording)) return operation === "ratio" && isNear(value, 1, 0.05);
    return isFirst && (SUPERLATIVE.test(wording) || /\b(?:one|1)\b/i.test(wording));
  }
  const size = /[−-]\s?[$€£]?\d/.test(wording) || operation === undefined ? value : Math.abs(value);
  const meanings = [size, ...otherMeanings(size, operation, wording)];
  const hedge = HEDGES.find((row) => row.pattern.test(wording));
  return claims.some((claim) =>
    meanings.some((meaning) => {
      if (!hedge) return Math.abs(meaning - claim.value) <= claim.tolerance;
      const share = meaning / claim.value;
      return share >= hedge.low && share <= hedge.high;
    }),
  );
}

/** The same value told another way: latitudes by hemisphere, ratios as percent, shares as fractions. */
function otherMeanings(
  value: number,
  operation: Computed["operation"] | undefined,
  wording: string,
): number[] {
  if (operation === "ratio") {
    return /%|percent/i.test(wording) ? [(value - 1) * 100, (1 - value) * 100, value * 100] : [1 / value];
  }
  if (operation === "share") return [value / 100, value * 100];
  if (/°\s?[SW]\b|\b(?:south|west|below|behind|shorter|minus|fell|lost|shrank|down)\b/i.test(wording))
    return [-value];
  return [];
}

function plainName(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]s?(?=\s|$)/gu, "")
    .replace(/^the /, "")
    .replace(/\s*\([^()]*\)$/, "")
    .replace(/[\s_]+/gu, " ")
    .trim();
}

/** What a receipt's thing may be called: its value, and any other name that its own pack row gives it. */
function namesOf(receipt: Receipt, value: string, reader: SourceReader): Set<string> {
  const source = receipt.source;
  const row =
    source.kind === "pack"
      ? reader.packRows(source.packId).find((candidate) => candidate["id"] === source.rowId)
      : undefined;
  const others = Object.values(row ?? {})
    .flat()
    .filter((name): name is string => typeof name === "string");
  return new Set([value, ...others].map(plainName));
}
