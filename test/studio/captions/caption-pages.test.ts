import fc from "fast-check";
import { expect, test } from "vitest";
import { captionPages, type TimedWord } from "../../../src/studio/captions/caption-pages.ts";

function timed(text: string, beatId = "b1", startMs = 0, wordMs = 300): TimedWord[] {
  return text.split(" ").map((show, index) => ({
    show,
    beatId,
    startMs: startMs + index * wordMs,
    endMs: startMs + (index + 5 / 6) * wordMs,
  }));
}

const shown = (words: TimedWord[]): string[] =>
  captionPages(words).map((page) => page.words.map((word) => word.show).join(" "));

test("a page never crosses a beat or a sentence", () => {
  expect(
    shown([...timed("One two."), ...timed("Three four", "b1", 900), ...timed("five six", "b2", 2000)]),
  ).toEqual(["One two.", "Three four", "five six"]);
});

test("a long sentence is shared out evenly, no word is left alone", () => {
  const pages = shown(timed("The country with the most people in the whole of Africa is Nigeria"));
  expect(pages.every((page) => page.split(" ").length >= 2)).toBe(true);
});

test("words that are said quickly share a page with slow ones: nobody has to read in a hurry", () => {
  const quick = timed("Planets with the", "b1", 0, 200);
  const slow = timed("shortest days.", "b1", 600, 600);
  const [first] = captionPages([...quick, ...slow]);
  expect(first?.words.length).toBeGreaterThan(3);
  const letters = first?.words.map(({ show }) => show).join(" ").length ?? 0;
  expect(letters / (((first?.endMs ?? 0) - (first?.startMs ?? 0)) / 1000)).toBeLessThan(22);
});

test("every word is on exactly one page, in order, and pages do not overlap", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,14}[.,!]?$/), { minLength: 1, maxLength: 40 }),
      (words) => {
        const pages = captionPages(timed(words.join(" ")));
        expect(pages.flatMap((page) => page.words.map((word) => word.show))).toEqual(words);
        for (const [index, page] of pages.entries()) {
          expect(page.words.length).toBeLessThanOrEqual(6);
          if (page.words.length > 1)
            expect(page.words.map(({ show }) => show).join(" ").length).toBeLessThanOrEqual(33);
          expect(page.endMs).toBeLessThanOrEqual(pages[index + 1]?.startMs ?? Number.POSITIVE_INFINITY);
          expect(page.endMs).toBeGreaterThan(page.startMs);
        }
      },
    ),
  );
});
