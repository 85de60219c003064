import { describe, expect, it } from "vitest";
import type { Script } from "../../../../src/model/script.ts";
import { checkScriptText } from "../../../../src/pipeline/qa/script-checks/script-text.ts";
import { trueScript, withNarration } from "./sample-script.ts";

const message = (script: Script): string => checkScriptText(script).message ?? "";

describe("checkScriptText", () => {
  it("passes a clean script", () => {
    expect(checkScriptText(trueScript())).toMatchObject({ id: "script-text", status: "passed", measured: 0 });
  });

  it.each([
    ["India has {value} people.", /placeholder/],
    ["India has undefined people.", /placeholder/],
    ["India is is large.", /doubled word/],
    ["It is a island nation.", /“a” before a vowel/],
    ["It is an country of note.", /“an” before a consonant/],
    ["It beats 1 countries.", /one of many/],
    ["India, , and more,, yes.", /punctuation/],
    ["In this video you learn.", /filler/],
    ["And the largest is China with 1.42 billion.", /said twice/],
  ])("finds what is wrong with: %s", (text, expected) => {
    expect(message(withNarration("b3", text))).toMatch(expected);
  });

  it.each([
    "It is a European state.",
    "It took an hour.",
    "A US state and a unique one.",
    "I know that that is so.",
    "It holds 25.1 people per km².",
  ])("has nothing against: %s", (text) => expect(message(withNarration("b3", text))).toBe(""));

  it("reads the caption too", () => {
    expect(message({ ...trueScript(), caption: "India , the land." })).toMatch(/space before punctuation/);
  });

  it("wants a short hook, first", () => {
    const hook = "one two three four five six seven eight nine ten eleven";
    expect(message({ ...trueScript(), hook })).toMatch(/11 words, 10 at most/);
    expect(message({ ...trueScript(), hook: " " })).toMatch(/hook is empty/);
    const beats = trueScript().beats.slice(1);
    expect(message({ ...trueScript(), beats })).toMatch(/first beat is not the hook/);
  });

  it("wants time to read", () => {
    const script = trueScript();
    const text = Array.from({ length: 30 }, (_, index) => `word${index}`).join(" ");
    const beats = script.beats.map((beat) =>
      beat.id === "b5" ? { ...beat, narration: [], data: { layout: "headline" as const, text } } : beat,
    );
    expect(message({ ...script, beats })).toMatch(/b5 asks to read 15\.0 words a second/);
    const shownBefore = beats.map((beat) =>
      beat.id === "b4" ? { ...beat, data: { layout: "headline" as const, text } } : beat,
    );
    expect(message({ ...script, beats: shownBefore })).not.toMatch(/b5/);
  });

  it("refuses signs that no voice can say", () => {
    const script = trueScript();
    const beats = script.beats.map((beat) => ({ ...beat, narration: [{ show: "4%", say: "4%" }] }));
    expect(message({ ...script, beats })).toMatch(/cannot say/);
  });
});
