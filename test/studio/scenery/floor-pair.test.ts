import { expect, test } from "vitest";
import { floorPair } from "../../../src/studio/scenery/floor-pair.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const left = { kind: "flag", code: "jp" } as const;
const right = { kind: "flag", code: "ng" } as const;
const context = await layoutContext("poster", [{ layout: "headline", text: "a", pictures: [left, right] }]);

test("both stand alike until it is decided; then the winner is in front, larger, and the loser fades", () => {
  const before = floorPair(context, { left, right, winner: "left" }, momentAt(200));
  expect(before.map((card) => card.opacity ?? 1)).toEqual([1, 1]);
  const [loser, winner] = floorPair(context, { left, right, winner: "left" }, momentAt(2000));
  expect(winner?.key).toBe(before[0]?.key);
  expect(winner?.scale).toBeGreaterThan(1.05);
  expect(winner?.opacity ?? 1).toBe(1);
  expect(loser?.opacity).toBeLessThan(0.5);
});

test("a tie has no winner, and a side without a picture leaves the floor empty", () => {
  const tie = floorPair(context, { left, right, winner: undefined }, momentAt(2000));
  expect(tie.map((card) => card.opacity ?? 1)).toEqual([1, 1]);
  expect(floorPair(context, { left, right: undefined, winner: "left" }, momentAt(0))).toEqual([]);
});
