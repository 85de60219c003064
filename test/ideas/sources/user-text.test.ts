import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";
import { isTextConcept, proposeTextConcepts, writeUserText } from "../../../src/ideas/sources/user-text.ts";
import { narrationText, Script } from "../../../src/model/script.ts";
import { visibleTexts } from "../../../src/model/visible-text.ts";
import { library } from "../formats/told-ideas.ts";

const NOTES = `# Why your coffee tastes bitter

Most people grind too fine. Dr. Smith tested **1,250 cups** and found that 62.5% were over-extracted, which
means hot water had pulled out compounds that nobody wants to taste.

- Water above 96°C burns it.
- Use [15.5 g](https://example.com) per cup.
`;

const weights = loadHookWeights("templates");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-text-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function propose(name: string, content: string, more: { targetDurationMs?: number; count?: number } = {}) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const { targetDurationMs, count = 1 } = more;
  return proposeTextConcepts({ file, language: "en", targetDurationMs, count }, weights);
}

function scriptOf(name: string, content: string) {
  const [concept] = propose(name, content);
  if (!concept) throw new Error("no concept");
  expect(isTextConcept(concept)).toBe(true);
  return Script.parse(writeUserText(concept, library.wordPictures()));
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

describe("videos from the user's text", () => {
  it("says and shows only the user's words and numbers, each with its line", () => {
    const script = scriptOf("notes.md", NOTES);
    expect(script.hook).toBe("Why your coffee tastes bitter");
    const source = letters(NOTES.replace("(https://example.com)", ""));
    for (const beat of script.beats) {
      expect(source).toContain(letters(narrationText(beat)));
      if (beat.data.layout !== "kinetic-type") continue;
      const { progress: _, ...shown } = beat.data;
      for (const text of visibleTexts(shown)) expect(source).toContain(letters(text));
    }
    const all = script.beats.map(narrationText).join(" ");
    expect(all).toContain("1,250 cups");
    expect(all).toContain("62.5%");
    const study = script.receipts.find((receipt) => String(receipt.value).startsWith("Use 15.5"));
    expect(study?.source).toMatchObject({ kind: "text", line: 7 });
  });

  it("writes the same script again, though the file has changed", () => {
    const [concept] = propose("notes.md", NOTES);
    if (!concept) throw new Error("no concept");
    const first = writeUserText(concept, library.wordPictures());
    writeFileSync(join(folder, "notes.md"), "gone");
    expect(writeUserText(concept, library.wordPictures())).toEqual(first);
  });

  it("fits the wanted length by leaving sentences out, never by rewriting them", () => {
    const long = Array.from(
      { length: 60 },
      (_, index) => `Fact ${index} tells of a thing called item${index}.`,
    ).join(" ");
    const [short] = propose("long.txt", long, { targetDurationMs: 15_000 });
    const [longer] = propose("long.txt", long, { targetDurationMs: 60_000 });
    if (!short || !longer) throw new Error("no concept");
    const words = (concept: typeof short): number =>
      writeUserText(concept, library.wordPictures()).beats.reduce(
        (sum, beat) => sum + beat.narration.length,
        0,
      );
    expect(words(short)).toBeLessThan(45);
    expect(words(longer)).toBeGreaterThan(90);
  });

  it("makes one more concept of each section that can stand alone", () => {
    const section = (name: string): string =>
      `## ${name}\n${Array.from({ length: 7 }, (_, index) => `${name} number ${index} is a fine and simple thing.`).join(" ")}\n`;
    const concepts = propose("many.md", section("Tea") + section("Milk"), { count: 5 });
    expect(concepts.map((concept) => concept.title)).toEqual(["Tea", "Tea", "Milk"]);
    expect(new Set(concepts.map((concept) => concept.key)).size).toBe(3);
  });

  it.each([
    ["one sentence", "Too little to tell."],
    ["only code", "```\nconst a = 1;\nconst b = 2;\n```\n"],
    ["only signs", "... !!! ??? ---\n\n$$$ %%% &&&"],
  ])("refuses %s", (_, content) => {
    expect(() => propose("short.md", content)).toThrow(/says too little/);
  });

  it.each([
    [
      "signs",
      "He's ':;[]\\,%{}<>\"$ here. Run `rm -rf` now? <script>alert(1)</script> stays literal. One more line to tell.",
    ],
    ["right-to-left", "القهوة مرة جدا في الصباح. اشتر حبوبا جديدة كل أسبوع. الماء الساخن يحرقها دائما."],
    [
      "Chinese",
      "咖啡为什么会苦？大多数人磨得太细，水温也太高。研究测试了1250杯咖啡，发现62%过度萃取。慢慢喝，享受早晨。",
    ],
    [
      "emoji",
      "Coffee ☕ is great 🔥🔥. 👨‍👩‍👧 drink it daily! It costs 5 € 💶 per cup, they say. Buy it now 🚀 please.",
    ],
  ])("shows %s literally", (_, content) => {
    const script = scriptOf("odd.txt", content);
    const shown = script.beats.map(narrationText).join("");
    for (const beat of script.beats) expect(letters(content)).toContain(letters(narrationText(beat)));
    expect(shown.length).toBeGreaterThan(20);
  });

  it("hears which language it is, so that the voice can refuse it", () => {
    expect(
      scriptOf("zh.txt", "咖啡为什么会苦？大多数人磨得太细，水温也太高。慢慢喝，享受早晨。").language,
    ).toBe("zh");
  });
});

it.each([
  ["zh.md", "# 你好\n\n这是一个长文本。", "Chinese"],
  ["ar.md", "# مرحبا\n\nهذا نص طويل.", "Arabic"],
])("says of %s that no font draws it, not that it is short", (name, content, script) => {
  expect(() => propose(name, content)).toThrow(script);
});
