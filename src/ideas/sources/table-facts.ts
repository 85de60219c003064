import type { Receipt } from "../../model/receipt.ts";
import { showNumber } from "../spoken-numbers/show-number.ts";
import { readCellNumber, type Table } from "./read-table.ts";

/** One cell that is a number, ready to be shown and proven. */
export interface Fact {
  receiptId: string;
  /** 1-based data row. */
  row: number;
  value: number;
  /** `$1,234`, `1.41 million km`. */
  text: string;
}

/** `sales_usd (km)` as people say it: `sales usd`. Names in capitals stay so. */
export function measureName(column: string): string {
  const plain = column
    .replace(/\s*\([^()]*\)$/, "")
    .replace(/_+/g, " ")
    .trim();
  return /^\p{Lu}\p{Ll}/u.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
}

/** Units in brackets at the end of a column name: `Length (km)`. Sentences in brackets are none. */
function unitOfColumn(column: string): string {
  const unit = /\(([^()]{1,8})\)$/.exec(column)?.[1] ?? "";
  return /\d/.test(unit) ? "" : unit;
}

const LARGE = 1_000_000;

/** Reads a table's cells and keeps the receipt of everything it has told. */
export class TableFacts {
  readonly table: Table;
  private readonly kept = new Map<string, Receipt>();

  constructor(table: Table) {
    this.table = table;
  }

  get receipts(): Receipt[] {
    return [...this.kept.values()];
  }

  /** The text of a cell; row is 1-based. */
  cell(row: number, column: string): string {
    return this.table.rows[row - 1]?.[this.table.columns.indexOf(column)] ?? "";
  }

  /** The text of a cell on one line. */
  label(row: number, column: string): string {
    return this.cell(row, column).replace(/\s+/gu, " ").trim();
  }

  /** A name that is said or shown, proven by its cell. */
  name(row: number, column: string): string {
    const text = this.label(row, column);
    this.keep(`n${row}-${column}`, this.cell(row, column), [text], row, column);
    return text;
  }

  /** What a column measures, proven by the header. */
  measure(column: string): string {
    const name = measureName(column);
    this.keep(`h-${column}`, column, [name], 0, column);
    return name;
  }

  /** A moment that a wide table names in its header. */
  moment(column: string): string {
    this.keep(`h-${column}`, column, [column], 0, column);
    return column;
  }

  /** A number, or undefined when the cell holds none. Numbers keep every digit below a million. */
  number(row: number, column: string): Fact | undefined {
    const read = readCellNumber(this.cell(row, column));
    if (!read) return undefined;
    const unit = read.unit || unitOfColumn(column);
    const text = showNumber(read.value, {
      style: Math.abs(read.value) >= LARGE ? "rounded" : "exact",
      decimals: 2,
      ...(unit === "" || unit === read.currency ? {} : { unit }),
      ...(read.currency === "" ? {} : { currency: read.currency }),
    });
    const receiptId = `v${row}-${column}`;
    this.keep(receiptId, read.value, [text], row, column);
    return { receiptId, row, value: read.value, text };
  }

  /** The rank of a number among the cells of its column, for a check to take again. */
  rank(
    rank: number,
    fact: Fact,
    column: string,
    where: Record<string, string>,
    order: "top" | "bottom",
  ): void {
    const id = `r${fact.row}-${column}`;
    this.kept.set(id, {
      id,
      value: rank,
      wordings: [`number ${rank}`],
      source: {
        kind: "computed",
        operation: "rank",
        from: [fact.receiptId],
        over: `rows of ${this.table.file}`,
        among: { file: this.table.file, field: column, where, order },
      },
    });
  }

  /** How many rows hold a number, as a receipt of its own. */
  count(total: number, column: string, where: Record<string, string>): void {
    this.kept.set(`c-${column}`, {
      id: `c-${column}`,
      value: total,
      wordings: [total.toLocaleString("en-US")],
      source: {
        kind: "computed",
        operation: "count",
        from: [],
        over: `rows of ${this.table.file}`,
        among: { file: this.table.file, field: column, where, order: "top" },
      },
    });
  }

  private keep(id: string, value: string | number, wordings: string[], row: number, column: string): void {
    this.kept.set(id, { id, value, wordings, source: { kind: "table", file: this.table.file, row, column } });
  }
}
