import { expect, it } from "vitest";
import { hashtagsOf } from "../../../src/ideas/sources/table-plan.ts";

it("makes at most four tags of letters and numbers", () => {
  expect(
    hashtagsOf(["New York", "new york", "%%", "São Paulo", "A", "x".repeat(40), "Rome", "Paris", "Oslo"]),
  ).toEqual(["#newyork", "#sãopaulo", "#rome", "#paris"]);
});
