import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCellNumber, readTable } from "../../../src/ideas/sources/read-table.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-table-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe("readTable", () => {
  it.each([
    ["t.csv", 'a,"b, c"\n"x ""y""\nz",1\n"q",2\n'],
    ["t.csv", 'a;"b, c"\r\n"x ""y""\nz";1\r\nq;2\r\n'],
    ["t.tsv", 'a\tb, c\n"x ""y""\nz"\t1\nq\t2\n'],
    ["t.json", '[{"a":"x \\"y\\"\\nz","b, c":1},{"a":"q","b, c":2}]'],
    ["t.json", '{"rows":[{"a":"x \\"y\\"\\nz","b, c":1},{"a":"q","b, c":"2"}]}'],
  ])("reads %s with quotes and newlines in cells", (name, content) => {
    const { columns, rows } = readTable(put(name, content));
    expect(columns).toEqual(["a", "b, c"]);
    expect(rows).toEqual([
      ['x "y"\nz', "1"],
      ["q", "2"],
    ]);
  });

  it("fills short rows and names nameless columns", () => {
    expect(readTable(put("t.csv", "a,\n1\n2,3,4\n"))).toMatchObject({
      columns: ["a", "column 2"],
      rows: [
        ["1", ""],
        ["2", "3"],
      ],
    });
  });

  it.each<[string, string, string | Uint8Array, string]>([
    ["one row", "t.csv", "a,b\nx,1\n", "table-too-small"],
    ["only a header", "t.csv", "a,b\n", "table-too-small"],
    ["an open quote", "t.csv", 'a,b\n"x,1\ny,2\n', "table-invalid"],
    ["broken JSON", "t.json", "[{", "table-invalid"],
    ["JSON without objects", "t.json", "[1,2]", "table-invalid"],
    ["two columns of one name", "t.csv", "a,a\n1,2\n3,4\n", "table-column-twice"],
    ["nothing", "t.csv", "", "table-empty"],
    ["bytes", "t.csv", Uint8Array.of(80, 75, 0, 0), "table-binary"],
    ["Latin-1", "t.csv", Uint8Array.of(97, 0xe9, 44, 98), "table-not-utf8"],
  ])("refuses %s", (_, name, content, code) => {
    expect(() => readTable(put(name, content))).toThrow(expect.objectContaining({ kind: "usage", code }));
  });

  it("refuses 50 MB, and what is not there", () => {
    const file = put("big.csv", "a");
    truncateSync(file, 50_000_000);
    expect(() => readTable(file)).toThrow(/50\.0 MB; a table may have 20 MB/);
    expect(() => readTable(join(folder, "none.csv"))).toThrow(/there is no file/);
  });
});

it.each<[string, unknown]>([
  ["1,234", { value: 1234, currency: "", unit: "" }],
  ["$5.20", { value: 5.2, currency: "$", unit: "" }],
  ["-3 %", { value: -3, currency: "", unit: "%" }],
  ["−$4", { value: -4, currency: "$", unit: "" }],
  ["2,5", { value: 2.5, currency: "", unit: "" }],
  ["12 km²", { value: 12, currency: "", unit: "km²" }],
  ["7 €", { value: 7, currency: "€", unit: "" }],
  ["n/a", undefined],
  ["Area 51", undefined],
  ["2024-01-02", undefined],
  ["", undefined],
])("reads the cell %s", (cell, expected) => expect(readCellNumber(cell)).toEqual(expected));
