import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cutText, textLength } from "../../../src/pipeline/post/cut-text.ts";

test("keeps what fits and cuts at a word", () => {
  expect(cutText("Most people in Asia", 100, "utf16")).toBe("Most people in Asia");
  expect(cutText("Most people in Asia", 15, "utf16")).toBe("Most people in…");
  expect(cutText("Most people in Asia", 14, "utf16")).toBe("Most people…");
  expect(cutText("Unbelievable", 5, "utf16")).toBe("");
  expect(cutText("Unbelievable heights", 15, "utf16")).toBe("Unbelievable…");
  expect(cutText("Asia", 0, "utf16")).toBe("");
});

test("cuts between words where a language puts no spaces between them", () => {
  expect(cutText("世界で一番高い山はエベレストです", 8, "utf16")).toMatch(/^世界で一番.*…$/u);
});

test("never cuts an emoji of several code points in two", () => {
  expect(cutText("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 13, "utf16")).toBe("👩‍👩‍👧‍👦…");
  expect(cutText("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 9, "utf16")).toBe("");
});

test("whatever the text, the result fits its limit in its unit", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.nat(80),
      fc.constantFrom("utf16" as const, "bytes" as const),
      (text, limit, unit) => {
        expect(textLength(cutText(text, limit, unit), unit)).toBeLessThanOrEqual(limit);
      },
    ),
  );
});
