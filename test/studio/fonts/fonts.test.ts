import { expect, test } from "vitest";
import { missingGlyphs, openFonts } from "../../../src/studio/fonts/fonts.ts";
import { library } from "../../support/studio.ts";

test.each(["Ελλάδα", "Русский язык", "Łódź São Tomé naïve", "😀 👩‍🚀 🇫🇷 km² 41.9° € …", "tab\tand\nbreak"])(
  "%s can be drawn",
  (text) => {
    expect(missingGlyphs(text)).toEqual([]);
  },
);

test.each([
  ["中文", "Chinese"],
  ["مرحبا", "Arabic"],
  ["שלום", "Hebrew"],
  ["한국어", "Korean"],
])("%s is refused by the name of its script", (text, script) => {
  expect(() => openFonts(library.theme("poster"), {}, [text])).toThrow(
    expect.objectContaining({
      kind: "usage",
      code: "glyphs-missing",
      message: expect.stringContaining(script),
    }),
  );
});

test("every theme's families are bundled", () => {
  for (const theme of library.themes())
    expect(openFonts(theme, {}, []).css("display", 20)).toMatch(/^20px "viral /);
});

test("a brand's font that is not there is a config error", () => {
  expect(() => openFonts(library.theme("poster"), { fonts: { display: "/no/such.ttf" } }, [])).toThrow(
    expect.objectContaining({ kind: "config", code: "font-unreadable" }),
  );
});
