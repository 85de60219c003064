import fc from "fast-check";
import { expect, test } from "vitest";
import { openFonts } from "../../../src/studio/fonts/fonts.ts";
import { fitText, textWidth } from "../../../src/studio/text/fit-text.ts";
import { library } from "../../support/studio.ts";

const fonts = openFonts(library.theme("poster"), {}, ["😀"]);
const box = {
  role: "display" as const,
  maxWidth: 600,
  maxHeight: 300,
  maxSize: 120,
  minSize: 24,
  maxLines: 4,
};

test("whatever the text, its lines stay inside the box", () => {
  const hostile = fc.oneof(
    fc.string({ minLength: 1, maxLength: 300 }),
    fc.constantFrom("x".repeat(200), `':;[]\\,%{}<>"$`, "a\nb\nc", "😀".repeat(50)),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const fitted = fitText(fonts, { ...box, text });
      expect(fitted.height).toBeLessThanOrEqual(box.maxHeight + 0.01);
      expect(fitted.lines.length).toBeLessThanOrEqual(box.maxLines);
      for (const line of fitted.lines) expect(line.width).toBeLessThanOrEqual(box.maxWidth + fitted.sizePx);
    }),
    { numRuns: 60 },
  );
});

test("a short text takes the largest size, a long one is balanced over its lines", () => {
  expect(fitText(fonts, { ...box, text: "Hi" }).sizePx).toBe(120);
  const { lines } = fitText(fonts, {
    ...box,
    text: "Nobody guesses number one on this list of African countries",
    maxSize: 60,
  });
  const widths = lines.map((line) => line.width);
  expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.5);
});

test("what fits at no size ends with an ellipsis", () => {
  const fitted = fitText(fonts, { ...box, text: "word ".repeat(200), minSize: 40, maxSize: 60 });
  expect(fitted.lines.at(-1)?.text.endsWith("…")).toBe(true);
});

test("letter spacing widens a line", () => {
  expect(textWidth(fonts, "display", 50, "abc", 0.2)).toBeGreaterThan(
    textWidth(fonts, "display", 50, "abc") + 20,
  );
});
