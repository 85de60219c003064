import { expect, it } from "vitest";
import { sayText } from "../../../../src/ideas/spoken-numbers/say-text.ts";
import { refuteLeaders } from "../../../../src/pipeline/qa/script-checks/race-leaders.ts";
import { trueScript } from "./sample-script.ts";

function judge(text: string): string[] {
  const script = trueScript();
  const data = {
    layout: "bar-race" as const,
    title: "",
    moments: ["1", "2", "3"],
    series: [
      { label: "Chad", values: [3, 1, 1] },
      { label: "Peru", values: [2, 2, 2] },
      { label: "Laos", values: [1, 1, 3] },
    ],
    valueFormat: { decimals: 0, suffix: "", scale: 1 },
    fromIndex: 1,
    toIndex: 2,
  };
  return refuteLeaders({
    ...script,
    beats: script.beats.slice(0, 1).map((beat) => ({ ...beat, narration: sayText(text), data })),
  });
}

it("finds a leader who does not lead", () => {
  expect(judge("By 3, Chad takes the lead.")).toEqual([
    "b1 narration: “Chad” does not lead in “By 3, Chad takes the lead.”",
  ]);
});

it.each([
  "Laos takes the lead.",
  "Peru leads. It will not last.",
  "Chad falls from the lead.",
  "Chad and Laos lead.",
])("has nothing against: %s", (text) => expect(judge(text)).toEqual([]));
