import { expect, it } from "vitest";
import { numberWords } from "../../../src/ideas/spoken-numbers/number-words.ts";

it("shows and says one number", () => {
  expect(numberWords(1_428_627_663, { unit: "people" })).toEqual([
    { show: "1.4", say: "one point four" },
    { show: "billion", say: "billion" },
    { show: "people", say: "people" },
  ]);
});
