import { expect, it } from "vitest";
import { missingGlyphs } from "../../src/studio/fonts/fonts.ts";
import { library } from "../ideas/formats/told-ideas.ts";

const { words } = library.wordPictures();
const graphemes = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

it("shows one emoji for a word, which the bundled font has", () => {
  const wrong = Object.entries(words).filter(
    ([word, emoji]) =>
      word !== word.toLowerCase() || graphemes(emoji) !== 1 || missingGlyphs(emoji).length > 0,
  );
  expect(wrong).toEqual([]);
});

it.each(["right", "leaves", "mind", "book of", "watch"])("has nothing for %j, which is no thing", (word) => {
  expect(words[word]).toBeUndefined();
});

it("shows no date or clock time of its own", () => {
  expect(Object.values(words).filter((emoji) => ["📅", "📆", "🗓️"].includes(emoji))).toEqual([]);
});
