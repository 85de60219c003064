import { expect, it } from "vitest";
import { emphasisOf, keywords, languageOf } from "../../../src/ideas/sources/keywords.ts";

it("finds what a text is about", () => {
  expect(keywords("Coffee beans and the coffee mill. Coffee mill!", 2)).toEqual(["coffee", "mill"]);
});

it("accents a number first, else the longest word that means something", () => {
  expect(emphasisOf("it costs $1,250, really")).toEqual(["$1,250"]);
  expect(emphasisOf("which compounds are there")).toEqual(["compounds"]);
  expect(emphasisOf("to be or not")).toEqual([]);
});

it("hears the language in the alphabet", () => {
  expect(languageOf("Hello wörld", "en")).toBe("en");
  expect(languageOf("咖啡很苦 ok", "en")).toBe("zh");
  expect(languageOf("مرحبا", "en")).toBe("ar");
  expect(languageOf("Привет мир", "en")).toBe("ru");
});
