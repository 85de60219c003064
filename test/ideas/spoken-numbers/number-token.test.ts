import { expect, it } from "vitest";
import { numberTokenText } from "../../../src/ideas/spoken-numbers/number-token.ts";

const alone = { isFollowedByMagnitude: false, isFollowedByUnit: false };

it("reads a bare four-digit number as a year, before a unit as a count", () => {
  expect(numberTokenText("1955", alone)?.say).toBe("nineteen fifty five");
  expect(numberTokenText("1955", { ...alone, isFollowedByUnit: true })?.say).toBe(
    "one thousand nine hundred fifty five",
  );
});

it("keeps a currency back for the magnitude that follows", () => {
  expect(numberTokenText("$3", { ...alone, isFollowedByMagnitude: true })).toEqual({
    say: "three",
    unitAfterMagnitude: { one: "dollar", many: "dollars" },
  });
});

it("leaves what is no number", () => {
  expect(numberTokenText("abc1", alone)).toBeUndefined();
  expect(numberTokenText("1.2.3", alone)).toBeUndefined();
});
