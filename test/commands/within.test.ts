import { expect, it } from "vitest";
import { within } from "../../src/commands/within.ts";

it("lets a number in its range through, and one that was not given", () => {
  expect([within(1, "--n", 1, 3), within(3, "--n", 1, 3), within(undefined, "--n", 1, 3)]).toEqual([
    1,
    3,
    undefined,
  ]);
});

it.each([0, 4, Number.NaN])("refuses %d by the flag's name", (value) => {
  expect(() => within(value, "--n", 1, 3)).toThrow(/--n is .*from 1 to 3/);
});
