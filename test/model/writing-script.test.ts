import { expect, test } from "vitest";
import { isMostlyDrawable, undrawableScript } from "../../src/model/writing-script.ts";

test.each([
  ["你好，世界", "Chinese"],
  ["مرحبا", "Arabic"],
  ["Coffee is קפה", "Hebrew"],
  ["안녕", "Korean"],
  ["Привет, Ελλάδα, café 🔥", undefined],
])("%s needs %s", (text, script) => {
  expect(undrawableScript(text)).toBe(script);
});

test("one foreign word leaves a text drawable for the most part", () => {
  expect(isMostlyDrawable("Coffee is קפה in Hebrew")).toBe(true);
  expect(isMostlyDrawable("这是一个长文本 ok")).toBe(false);
  expect(isMostlyDrawable("123 !")).toBe(true);
});
