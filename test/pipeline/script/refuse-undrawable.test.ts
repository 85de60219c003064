import { expect, test } from "vitest";
import { refuseUndrawable } from "../../../src/pipeline/script/refuse-undrawable.ts";
import { sampleBrief } from "../../support/brief.ts";
import { trueScript } from "../qa/script-checks/sample-script.ts";

function saying(show: string) {
  const script = trueScript();
  const [first, ...rest] = script.beats;
  if (!first) throw new Error("a script without beats");
  return { ...script, beats: [{ ...first, narration: [{ show, say: "coffee" }] }, ...rest] };
}

test("the user's words in a script that no font has are refused before any work", () => {
  const brief = { ...sampleBrief(), textFile: "/notes.md" };
  expect(() => refuseUndrawable(saying("קפה"), brief)).toThrow(/Hebrew/);
  expect(() => refuseUndrawable(saying("café"), brief)).not.toThrow();
});

test("built-in ideas are not looked at: their fonts are known", () => {
  expect(() => refuseUndrawable(saying("קפה"), sampleBrief())).not.toThrow();
});
