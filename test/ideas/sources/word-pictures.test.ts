import { describe, expect, it } from "vitest";
import { picturesOf } from "../../../src/ideas/sources/word-pictures.ts";

const known = {
  source: "test",
  language: "en",
  words: { coffee: "☕", water: "💧", jar: "🫙", berry: "🫐", dish: "🍲", bus: "🚌" },
};
const shown = (lines: string[], language = "en"): string[] =>
  picturesOf(lines, language, known).map((list) =>
    list.map((picture) => (picture.kind === "emoji" ? picture.emoji : picture.kind)).join(""),
  );

describe("the things that a text names", () => {
  it("are shown in order, whatever case, number or mark they stand in", () => {
    expect(shown(["Coffee, then “water”."])).toEqual(["☕💧"]);
    expect(shown(["Jars", "berries", "dishes", "the bus", "coffee’s"])).toEqual([
      "🫙",
      "🫐",
      "🍲",
      "🚌",
      "☕",
    ]);
  });

  it("stay while a line names nothing, also before the first that does", () => {
    expect(shown(["So", "coffee", "and then", "water"])).toEqual(["☕", "☕", "☕", "💧"]);
  });

  it("are two at most, the first and the last, each once", () => {
    expect(shown(["Coffee, water and a jar", "coffee, water, coffee"])).toEqual(["☕🫙", "☕"]);
  });

  it("are none where nothing is known, or the language is another", () => {
    expect(shown(["Nothing here", "nor here"])).toEqual(["", ""]);
    expect(shown(["coffee"], "de")).toEqual([""]);
    expect(shown(["constructor"])).toEqual([""]);
  });
});
