import { expect, test } from "vitest";
import { heardIndex, isSpokenText, ownText } from "../../../src/studio/text/spoken-text.ts";

const say = (text: string) =>
  text.split(" ").map((show, index) => ({ show, startMs: 100 + index * 300, endMs: 350 + index * 300 }));

test("a headline and moving lines have a text of their own, a list has not", () => {
  expect(ownText({ layout: "headline", text: "One two" })).toBe("One two");
  expect(ownText({ layout: "kinetic-type", lines: ["One", "two three"], emphasis: [] })).toBe(
    "One two three",
  );
  const list = { layout: "bar-countdown", title: "t", items: [], activeRank: 1 } as const;
  expect(ownText({ ...list, items: [] })).toBeUndefined();
});

test("it is spoken when every word is said in its order, whatever the marks and letters' case", () => {
  const headline = { layout: "headline", text: "Who has more: Japan?" } as const;
  expect(isSpokenText(headline, say("who has more japan"))).toBe(true);
  expect(isSpokenText(headline, say("who has more"))).toBe(false);
  expect(isSpokenText(headline, say("who has less japan"))).toBe(false);
  expect(isSpokenText(headline, [])).toBe(false);
});

test("figures count: 5 is not 50, and 5 % is not 5", () => {
  expect(isSpokenText({ layout: "headline", text: "5 fixes" }, say("50 fixes"))).toBe(false);
  expect(isSpokenText({ layout: "headline", text: "up 5%" }, say("up 5"))).toBe(false);
});

test("the word that is heard stays until the next one begins", () => {
  const words = say("one two");
  expect([0, 100, 380, 400, 5000].map((timeMs) => heardIndex(words, timeMs))).toEqual([-1, 0, 0, 1, 1]);
});
