import { expect, it } from "vitest";
import { jsonDifferences } from "../../../src/providers/http/json-differences.ts";

it("finds none between equals, whatever the order of the fields", () => {
  expect(jsonDifferences({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] }, "body")).toEqual(
    [],
  );
});

it.each<[unknown, unknown, string[]]>([
  [{ a: 5 }, { a: 8 }, ["body.a: 5 was recorded, 8 is sent"]],
  [{ a: 5 }, { a: "5" }, ['body.a: 5 was recorded, "5" is sent']],
  [{ a: 5 }, {}, ["body.a: 5 was recorded, nothing is sent"]],
  [{}, { a: null }, ["body.a: nothing was recorded, null is sent"]],
  [{ a: [1, 2] }, { a: [1] }, ["body.a[1]: 2 was recorded, nothing is sent"]],
  [[], {}, ["body: [] was recorded, {} is sent"]],
  [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, ["body.a.b[0].c: 1 was recorded, 2 is sent"]],
  [
    {},
    JSON.parse('{"__proto__":1,"constructor":2}'),
    ["body.__proto__: nothing was recorded, 1 is sent", "body.constructor: nothing was recorded, 2 is sent"],
  ],
])("says where %j and %j differ", (recorded, sent, lines) => {
  expect(jsonDifferences(recorded, sent, "body")).toEqual(lines);
});

it("does not list without end", () => {
  const many = Array.from({ length: 1000 }, () => "x".repeat(1000));
  const lines = jsonDifferences(many, [], "body");
  expect(lines).toHaveLength(10);
  expect(lines[0]?.length).toBeLessThan(150);
});
