import { expect, test } from "vitest";
import { spokenText } from "../../../src/pipeline/voice/spoken-text.ts";

test.each([
  ["$25,", "twenty five dollars", "twenty five dollars,"],
  ["people?”", "people", "people?”"],
  ["it", "it", "it"],
  ["end.", "end!", "end!"],
  ["won’t", "won't", "won't"],
])("%s, said as %s, is given as %s", (show, say, text) => {
  expect(spokenText({ show, say })).toBe(text);
});
