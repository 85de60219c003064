import { expect, it } from "vitest";
import type { LayoutData } from "../../../../src/model/layout-data.ts";
import { refuteDrawnValues } from "../../../../src/pipeline/qa/script-checks/drawn-values.ts";
import { trueScript } from "./sample-script.ts";

function judge(data: LayoutData): string[] {
  const script = trueScript();
  const beats = script.beats.map((beat) => ({ ...beat, data }));
  return refuteDrawnValues({ ...script, beats: beats.slice(0, 1) }, (receipt) =>
    receipt.source.kind === "pack" ? [receipt.source.rowId] : [],
  );
}

const duel = (winner: "left" | "tie", rightValue: number): LayoutData => ({
  layout: "duel",
  question: "Which?",
  left: { label: "China" },
  right: { label: "India" },
  leftValue: 1_416_043_270,
  rightValue,
  leftText: "",
  rightText: "",
  winner,
  phase: "reveal",
});

it("wants each drawn value to be one of the thing beside it", () => {
  expect(judge(duel("left", 1_409_128_296))).toEqual([]);
  expect(judge(duel("left", 281_562_465)).join()).toMatch(/281562465 drawn for “India”/);
});

it("finds a tie that is none", () => {
  expect(judge(duel("tie", 1_409_128_296)).join()).toMatch(/is no tie/);
});

it("wants every value of a race", () => {
  const race: LayoutData = {
    layout: "bar-race",
    title: "",
    moments: ["1", "2"],
    series: [
      { label: "China", values: [1_416_043_270, 5] },
      { label: "India", values: [1_409_128_296, 1_409_128_296] },
    ],
    valueFormat: { decimals: 0, suffix: "", scale: 1 },
    fromIndex: 0,
    toIndex: 1,
  };
  expect(judge(race)).toEqual(["b1 screen: no receipt for the value 5 drawn for “China”"]);
});
