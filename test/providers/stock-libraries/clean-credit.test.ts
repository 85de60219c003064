import { expect, it } from "vitest";
import { cleanAuthor, cleanPageUrl } from "../../../src/providers/stock-libraries/clean-credit.ts";

it.each([
  ["Jane Doe", "Jane Doe"],
  ["  Jané \n\t Doe\u0007 ", "Jané Doe"],
  ["\u202eeoD", "eoD"],
  ["", ""],
])("a name is one plain line: %j", (name, clean) => {
  expect(cleanAuthor(name)).toBe(clean);
});

it("a name is no longer than names are, and no letter of it is cut in two", () => {
  expect(cleanAuthor("🦊".repeat(90))).toBe(`${"🦊".repeat(59)}…`);
});

it.each([
  ["https://www.pexels.com/video/1/", "https://www.pexels.com/video/1/"],
  ["javascript:alert(1)", ""],
  ["no address", ""],
])("a page is one that can be opened: %s", (url, clean) => {
  expect(cleanPageUrl(url)).toBe(clean);
});
