import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonLine, visibleText } from "../../src/ui/visible-text.ts";

const STEERS = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u;

it("lets no text steer a terminal, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(STEERS.test(visibleText(text))).toBe(false);
      const line = jsonLine({ [text]: [text] });
      expect(STEERS.test(line)).toBe(false);
      expect(JSON.parse(line)).toEqual({ [text]: [text] });
    }),
  );
});

it.each([
  ["Owl\u001b[31m Facts", "Owl\uFFFD[31m Facts"],
  ["two\nlines\tand a tab", "two\nlines\tand a tab"],
  ["a\rb", "a\uFFFDb"],
  ["\u009b2J", "\uFFFD2J"],
  ["mp4.\u202eexe", "mp4.\uFFFDexe"],
  ["👩‍🚀 é العربية", "👩‍🚀 é العربية"],
])("shows %j", (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});
