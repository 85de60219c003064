import { expect, test } from "vitest";
import { costTables } from "../../../scripts/build-docs/cost-table.ts";
import { library } from "../../ideas/formats/told-ideas.ts";

const on = (day: string): string => costTables(library.models(), Date.parse(day));

test("every model that can be asked has its line, with the price of one video", () => {
  const tables = on("2026-11-29");
  expect(tables).toContain("| `runway/gen4.5` | standard | $3.60 |");
  expect(tables).toContain("| `anthropic/claude-sonnet-5-5` | standard | $0.08 |");
  expect(tables).not.toContain("sora");
});

test("a model is gone from its last day on", () => {
  const name = "anthropic/claude-sonnet-4-5";
  expect([on("2026-11-01").includes(name), on("2027-06-01").includes(name)]).toEqual([true, false]);
});
