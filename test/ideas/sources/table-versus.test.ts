import { expect, it } from "vitest";
import { loadTablePhrases } from "../../../src/ideas/sources/table-phrases.ts";
import { draftVersus } from "../../../src/ideas/sources/table-versus.ts";

it("asks and reveals each measure that both sides have, and keeps the score", () => {
  const table = {
    file: "/t.csv",
    columns: ["phone", "hours", "price", "weight"],
    rows: [
      ["A", "20", "$5", "n/a"],
      ["B", "18", "$6", "12"],
    ],
  };
  const plan = {
    kind: "table" as const,
    shape: "versus" as const,
    file: "/t.csv",
    language: "en",
    label: "phone",
    measures: ["hours", "price", "weight"],
    direction: "top" as const,
    moments: [],
    hook: "",
  };
  const script = draftVersus(table, plan, loadTablePhrases("templates")).write("A or B");
  expect(script.beats.map((beat) => beat.role)).toEqual(["hook", "ask", "reveal", "ask", "reveal", "outro"]);
  const duels = script.beats.flatMap(({ data }) => (data.layout === "duel" ? [data] : []));
  expect(duels.map(({ phase, winner, score }) => [phase, winner, score])).toEqual([
    ["ask", "left", { left: 0, right: 0 }],
    ["reveal", "left", { left: 1, right: 0 }],
    ["ask", "right", { left: 1, right: 0 }],
    ["reveal", "right", { left: 1, right: 1 }],
  ]);
});
