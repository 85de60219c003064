import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellNumber, fieldOf, SourceReader } from "../../../../src/pipeline/qa/script-checks/read-again.ts";
import { makeTemplates } from "./sample-script.ts";

let folder: string;
beforeAll(() => {
  folder = makeTemplates();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("SourceReader", () => {
  it.each([
    ["a.csv", 'name;size\n"A;1";2,5\nB;7\n', "2,5"],
    ["a.tsv", "name\tsize\nA\t2,5\nB\t7\n", "2,5"],
    ["a.json", '{"data":[{"name":"A","size":"2,5"},{"name":"B","size":"7"}]}', "2,5"],
  ])("reads cells of %s", (name, content, expected) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    const reader = new SourceReader(folder);
    expect(reader.read({ kind: "table", file, row: 1, column: "size" })).toBe(expected);
    expect(reader.read({ kind: "table", file, row: 3, column: "size" })).toBeUndefined();
  });

  it("finds the user's words under markup, from their line on", () => {
    const file = join(folder, "n.md");
    writeFileSync(file, "first\n**Bold** [link](http://x.y) and\n1,250 cups\n");
    const reader = new SourceReader(folder);
    expect(reader.textHolds(file, 2, "Bold link and 1,250 cups")).toBe(true);
    expect(reader.textHolds(file, 2, "Bold link and 1,260 cups")).toBe(false);
    expect(reader.textHolds(file, 3, "Bold")).toBe(false);
    expect(reader.textHolds(file, 1, "…")).toBe(false);
  });
});

it("follows dotted fields, own ones only", () => {
  expect(fieldOf({ a: { b: 2 } }, "a.b")).toBe(2);
  const row = { values: { area: 3 }, scope: { continent: "Asia" }, series: { life: { "1955": 43.9 } } };
  expect(["area", "values.area", "continent", "life.1955"].map((field) => fieldOf(row, field))).toEqual([
    3,
    3,
    "Asia",
    43.9,
  ]);
  expect(fieldOf({ a: 1 }, "constructor")).toBeUndefined();
});

it.each([
  ["$1,234.50", 1234.5],
  ["−5 °C", -5],
  ["1.234,5", 1234.5],
  ["2,5", 2.5],
  ["12 345", 12_345],
  ["n/a", undefined],
  [7, 7],
  [null, undefined],
])("reads the cell %s as %s", (cell, expected) => expect(cellNumber(cell)).toBe(expected));
