import { describe, expect, it } from "vitest";
import { measureName, TableFacts } from "../../../src/ideas/sources/table-facts.ts";

const table = {
  file: "/t.csv",
  columns: ["name", "length (km)", "fee"],
  rows: [["A\nB", "1234567", "$2.5"]],
};

it.each([
  ["Population (people)", "population"],
  ["sales_usd", "sales usd"],
  ["GDP", "GDP"],
  ["iPhone sales", "iPhone sales"],
])("calls the column %s %s", (column, name) => expect(measureName(column)).toBe(name));

describe("TableFacts", () => {
  it("reads cells as people read them and keeps their receipts once", () => {
    const facts = new TableFacts(table);
    expect(facts.name(1, "name")).toBe("A B");
    expect(facts.number(1, "length (km)")).toMatchObject({
      value: 1_234_567,
      text: "1.23 million km",
      row: 1,
    });
    expect(facts.number(1, "fee")?.text).toBe("$2.50");
    expect(facts.number(1, "name")).toBeUndefined();
    facts.name(1, "name");
    expect(facts.receipts.map((receipt) => receipt.value)).toEqual(["A\nB", 1_234_567, 2.5]);
  });

  it("proves a column's name by the header", () => {
    const facts = new TableFacts(table);
    facts.measure("length (km)");
    expect(facts.receipts[0]?.source).toEqual({
      kind: "table",
      file: "/t.csv",
      row: 0,
      column: "length (km)",
    });
  });
});
