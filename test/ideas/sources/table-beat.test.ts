import { expect, it } from "vitest";
import { hookBeat, numberBeats, outroBeat } from "../../../src/ideas/sources/table-beat.ts";

it("numbers beats and lets the voice say their words", () => {
  const beats = numberBeats([hookBeat("Only 5 win", "Top 5", ["win"]), outroBeat("That is it.")]);
  expect(beats.map((beat) => [beat.id, beat.role])).toEqual([
    ["b1", "hook"],
    ["b2", "outro"],
  ]);
  expect(beats[0]?.narration[1]).toEqual({ show: "5", say: "five" });
  expect(beats[0]?.data).toEqual({ layout: "headline", text: "Only 5 win", kicker: "Top 5" });
  expect(beats[1]?.data).toEqual({ layout: "headline", text: "That is it" });
});
