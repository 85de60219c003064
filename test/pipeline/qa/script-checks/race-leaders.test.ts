import { expect, it } from "vitest";
import { sayText } from "../../../../src/ideas/spoken-numbers/say-text.ts";
import { refuteLeaders } from "../../../../src/pipeline/qa/script-checks/race-leaders.ts";
import { trueScript } from "./sample-script.ts";

function judge(text: string, hook = ""): string[] {
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
    hook,
    caption: "",
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

it.each([
  ["Laos passes Peru by 3.", []],
  ["Peru passes Laos by 3.", ["b1 narration: “Peru” does not pass “Laos” in “Peru passes Laos by 3.”"]],
  ["In 3, Chad is past Laos.", ["b1 narration: “Chad” does not pass “Laos” in “In 3, Chad is past Laos.”"]],
])("judges who passes whom: %s", (text, faults) => expect(judge(text)).toEqual(faults));

it.each([
  ["Chad starts in front. Who ends there?", []],
  ["Laos starts in front. Who ends there?", ["“Laos” does not lead in 1, against “Laos starts in front.”"]],
  ["Laos leads in 3. Who takes over?", []],
  ["Chad leads in 3. Who takes over?", ["“Chad” does not lead in 3, against “Chad leads in 3.”"]],
])("judges the hook by the moment it names: %s", (hook, faults) =>
  expect(judge("On.", hook)).toEqual(faults),
);
