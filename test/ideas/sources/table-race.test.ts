import { describe, expect, it } from "vitest";
import { loadTablePhrases } from "../../../src/ideas/sources/table-phrases.ts";
import type { TablePlan } from "../../../src/ideas/sources/table-plan.ts";
import { canRace, draftRace } from "../../../src/ideas/sources/table-race.ts";
import type { LayoutDataOf } from "../../../src/model/layout-data.ts";
import { narrationText } from "../../../src/model/script.ts";

const plan: TablePlan = {
  kind: "table",
  shape: "race",
  file: "/t.csv",
  language: "en",
  label: "team",
  measures: ["points"],
  direction: "top",
  time: "year",
  moments: [],
  hook: "",
};
const points = (team: string, values: number[]): string[][] =>
  values.map((value, index) => [String(2000 + index), team, String(value)]);
const table = (...rows: string[][][]) => ({
  file: "/t.csv",
  columns: ["year", "team", "points"],
  rows: rows.flat(),
});

function races(...rows: string[][][]): LayoutDataOf<"bar-race">[] {
  const script = draftRace(table(...rows), plan, loadTablePhrases("templates")).write("Hook");
  return script.beats.flatMap(({ data }) => (data.layout === "bar-race" ? [data] : []));
}

describe("a race from a table", () => {
  it("needs two complete series over three moments", () => {
    expect(canRace(table(points("A", [1, 2, 3]), points("B", [2, 3, 4])), plan)).toBe(true);
    expect(canRace(table(points("A", [1, 2, 3]), points("B", [2, 3])), plan)).toBe(false);
    expect(canRace(table(points("A", [1, 2]), points("B", [2, 3])), plan)).toBe(false);
  });

  it("leaves series with gaps out and guesses nothing", () => {
    const [first] = races(points("A", [1, 2, 3]), points("B", [2, 3, 4]), points("Gap", [9, 9]));
    expect(first?.series.map((series) => series.label)).toEqual(["B", "A"]);
    expect(first?.moments).toEqual(["2000", "2001", "2002"]);
  });

  it("names nobody when the lead is shared, and says when rows are left out", () => {
    const said = (...rows: string[][][]): string[] => {
      const script = draftRace(table(...rows), plan, loadTablePhrases("templates")).write("Hook");
      return script.beats.slice(1).map(narrationText);
    };
    expect(said(points("A", [1, 2, 3]), points("B", [2, 2, 3]))).toEqual([
      "In 2000, B leads with 2.",
      "In 2001, the lead is shared, at 2.",
      "In 2002, the lead is shared, at 3.",
      "2002 ends level, at 3.",
    ]);
    expect(said(points("A", [1, 2, 3]), points("B", [2, 1, 1]), points("Gap", [9, 9]))[0]).toBe(
      "Of these 2, B leads in 2000 with 2.",
    );
  });

  it("shows whoever leads on the way, not only those large at the end", () => {
    const crowd = Array.from({ length: 12 }, (_, index) => points(`T${index}`, [1, 1, 50 + index]));
    const [first] = races(points("Early", [99, 2, 0]), ...crowd);
    expect(first?.series).toHaveLength(8);
    expect(first?.series.map((series) => series.label)).toContain("Early");
  });

  it("runs from moment to moment without a gap, to the last", () => {
    const years = Array.from({ length: 30 }, (_, index) => index + 1);
    const legs = races(points("A", years), points("B", years)).map((data) => [data.fromIndex, data.toIndex]);
    expect(legs[0]).toEqual([0, 0]);
    for (const [index, leg] of legs.slice(1).entries()) expect(leg[0]).toBe(legs[index]?.[1]);
    expect(legs.at(-1)?.[1]).toBe(29);
  });

  it("thins a long table and keeps its end", () => {
    const years = Array.from({ length: 95 }, (_, index) => index + 1);
    const [first] = races(points("A", years), points("B", years));
    expect(first?.moments.length).toBeLessThanOrEqual(40);
    expect(first?.moments.at(-1)).toBe("2094");
  });

  it("calls a wide table by its file's name, when that says something", () => {
    const wide = {
      columns: ["team", "2000", "2001", "2002"],
      rows: [
        ["A", "1", "2", "3"],
        ["B", "2", "3", "4"],
      ],
    };
    const { time: _, ...rest } = { ...plan, moments: ["2000", "2001", "2002"] };
    const title = (file: string): string =>
      draftRace({ ...wide, file }, rest, loadTablePhrases("templates")).title;
    expect(title("/x/goals_scored.csv")).toBe("Goals scored, 2000 to 2002");
    expect(title("/x/export-3.csv")).toBe("The numbers, 2000 to 2002");
  });

  it("writes large numbers short, with their unit", () => {
    const [first] = races(points("A", [1e6, 2e6, 3e6]), points("B", [2e6, 3e6, 4e6]));
    expect(first?.valueFormat).toEqual({ decimals: 1, suffix: " million", scale: 1e6 });
  });
});
