import type { Measure, PackRow } from "../../model/pack.ts";
import type { FactSource, Receipt } from "../../model/receipt.ts";
import { showNumber } from "../spoken-numbers/show-number.ts";

/** What a value is written by; a measure is one. */
type ValueWords = Pick<Measure, "unit" | "negativeUnit" | "decimals">;

/** One place is enough for degrees, but for what would round to nearly nothing. */
function degreePlaces(degrees: number): number {
  const size = Math.abs(degrees);
  return size < 0.1 ? 3 : size < 1 ? 2 : 1;
}

/** The field of every pack that tells how far north something lies. */
const LATITUDE_FIELD = "north";

/** Degrees on the map are read with their half of the Earth: `41.9°N`, `33.9°S`. */
export const latitudeText = (degrees: number): string =>
  `${Math.abs(degrees).toFixed(degreePlaces(degrees))}°${degrees < 0 ? "S" : "N"}`;

/** A value as a viewer reads it: `1.4 billion people`, `$25 trillion`, `41.9°N`, `33.9°S`. */
export function valueText(value: number, measure: ValueWords): string {
  if (value < 0 && measure.negativeUnit !== undefined) {
    const { negativeUnit: unit, decimals } = measure;
    return valueText(-value, { unit, ...(decimals === undefined ? {} : { decimals }) });
  }
  const isSmallAngle = /^°[NS]?$/u.test(measure.unit) && Math.abs(value) < 1;
  const decimals = isSmallAngle ? degreePlaces(value) : measure.decimals;
  const places = decimals === undefined ? {} : { decimals };
  if (measure.unit === "$") return showNumber(value, { currency: "$", ...places });
  const text = showNumber(value, { unit: measure.unit, ...places });
  return text.startsWith("1 ") ? text.replace(/s$/u, "") : text;
}

/** The name as it stands in a sentence. */
export const nameOf = (row: PackRow): string => row.inSentence ?? row.name;

/** Collects the receipts of one script; each fact is kept once. */
export class PackFacts {
  private readonly known = new Map<string, Receipt>();
  private readonly packId: string;

  constructor(packId: string) {
    this.packId = packId;
  }

  get receipts(): Receipt[] {
    return [...this.known.values()];
  }

  /** Every pack row and field behind the script, for the near-duplicate guard. */
  get keys(): string[] {
    return this.receipts.flatMap(({ source }) =>
      source.kind === "pack" && source.field !== "name" && !source.field.startsWith("scope.")
        ? [`${source.packId}:${source.rowId}:${source.field}`]
        : [],
    );
  }

  private read(row: PackRow, field: string, value: string | number, words: string[], year?: number): string {
    const id = `${row.id}.${field}`;
    const source: FactSource = { kind: "pack", packId: this.packId, rowId: row.id, field };
    this.keep({ id, value, wordings: words, source, ...(year === undefined ? {} : { year }) });
    return id;
  }

  private keep(receipt: Receipt): void {
    const wordings = [...new Set([...(this.known.get(receipt.id)?.wordings ?? []), ...receipt.wordings])];
    this.known.set(receipt.id, { ...receipt, wordings });
  }

  name(row: PackRow): string {
    return this.read(row, "name", row.name, [row.name, nameOf(row)]);
  }

  scope(row: PackRow, field: string): void {
    const value = row.scope[field];
    if (value !== undefined) this.read(row, `scope.${field}`, value, [value]);
  }

  value(row: PackRow, measure: Measure): { id: string; value: number; text: string } {
    const value = row.values[measure.field] ?? Number.NaN;
    const text = measure.field === LATITUDE_FIELD ? latitudeText(value) : valueText(value, measure);
    return {
      id: this.read(row, `values.${measure.field}`, value, [text], measure.year ?? row.year),
      value,
      text,
    };
  }

  /** A value that is never said itself, only worked with; its one wording is written out in full. */
  number(row: PackRow, field: string): { id: string; value: number } {
    const value = row.values[field] ?? Number.NaN;
    return { id: this.read(row, `values.${field}`, value, [String(value)]), value };
  }

  /** A value of a series at a moment. */
  moment(row: PackRow, field: string, moment: string, words: string[]): void {
    const value = row.series?.[field]?.[moment] ?? Number.NaN;
    this.read(row, `${field}.${moment}`, value, words, Number(moment));
  }

  rank(
    rank: number,
    from: string,
    among: { field: string; where: Record<string, string>; order: "top" | "bottom" },
  ): void {
    const source: FactSource = {
      kind: "computed",
      operation: "rank",
      from: [from],
      among: { packId: this.packId, ...among, field: `values.${among.field}` },
    };
    this.keep({ id: `rank.${from}`, value: rank, wordings: [`number ${rank}`], source });
  }

  /** How many rows a list was taken from, said as `24`. */
  count(
    rows: number,
    among: { field: string; where: Record<string, string>; order: "top" | "bottom" },
  ): void {
    const source: FactSource = {
      kind: "computed",
      operation: "count",
      from: [],
      among: { packId: this.packId, ...among, field: `values.${among.field}` },
    };
    this.keep({ id: `count.${among.field}`, value: rows, wordings: [String(rows)], source });
  }

  /** How far apart two values are. */
  difference(
    larger: { id: string; value: number },
    smaller: { id: string; value: number },
    words: string,
  ): void {
    const source: FactSource = { kind: "computed", operation: "difference", from: [larger.id, smaller.id] };
    const value = larger.value - smaller.value;
    this.keep({ id: `difference.${larger.id}.${smaller.id}`, value, wordings: [words], source });
  }

  ratio(larger: { id: string; value: number }, smaller: { id: string; value: number }, words: string): void {
    const source: FactSource = { kind: "computed", operation: "ratio", from: [larger.id, smaller.id] };
    const value = larger.value / smaller.value;
    this.keep({ id: `ratio.${larger.id}.${smaller.id}`, value, wordings: [words], source });
  }
}
