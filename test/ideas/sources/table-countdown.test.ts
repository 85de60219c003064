import { expect, it } from "vitest";
import { draftCountdown } from "../../../src/ideas/sources/table-countdown.ts";
import { loadTablePhrases } from "../../../src/ideas/sources/table-phrases.ts";
import type { TablePlan } from "../../../src/ideas/sources/table-plan.ts";

const phrases = loadTablePhrases("templates");
const plan: TablePlan = {
  kind: "table",
  shape: "countdown",
  file: "/t.csv",
  language: "en",
  label: "team",
  measures: ["points"],
  direction: "top",
  moments: [],
  hook: "",
};
const rows = ["A", "B", "C", "D", "E", "F"].map((team, index) => [team, String(10 + index), "2020"]);
const table = { file: "/t.csv", columns: ["team", "points", "year"], rows };

function ranks(direction: "top" | "bottom", more: string[][] = []): string[] {
  const time = more.length > 0 ? { time: "year" } : {};
  const draft = draftCountdown(
    { ...table, rows: [...rows, ...more] },
    { ...plan, direction, ...time },
    phrases,
  );
  const data = draft.write("Hook").beats.at(-2)?.data;
  return data?.layout === "bar-countdown" ? data.items.map((item) => `${item.rank} ${item.label}`) : [];
}

it("lists five, the best rank last", () => {
  expect(ranks("top")).toEqual(["5 B", "4 C", "3 D", "2 E", "1 F"]);
  expect(ranks("bottom")).toEqual(["5 E", "4 D", "3 C", "2 B", "1 A"]);
});

it("counts only the last moment of a table over time", () => {
  const later = ["A", "B", "C"].map((team, index) => [team, String(5 - index), "2021"]);
  expect(ranks("top", later)).toEqual(["3 C", "2 B", "1 A"]);
});

it("reveals from the last rank to the first", () => {
  const script = draftCountdown(table, plan, phrases).write("Hook");
  const active = script.beats.flatMap(({ data }) =>
    data.layout === "bar-countdown" ? [data.activeRank] : [],
  );
  expect(active).toEqual([5, 4, 3, 2, 1]);
});
