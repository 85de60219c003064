import { expect, test } from "vitest";
import { confetti } from "../../../src/studio/scenery/confetti.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const context = await layoutContext("poster", []);
const at = (timeMs: number) => confetti(context, momentAt(timeMs), 500);

test("it bursts after its delay, is the same for the same seed, and is gone in the end", () => {
  expect(at(499)).toEqual([]);
  expect(at(900).length).toBeGreaterThan(20);
  const places = (timeMs: number) => at(timeMs).map(({ x, y }) => [x, y]);
  expect(places(900)).toEqual(places(900));
  expect(places(900)).not.toEqual(places(1000));
  expect(at(3200)).toEqual([]);
});

test("it goes up first and falls out of the frame later", () => {
  const lowest = (timeMs: number) => Math.max(...at(timeMs).map((piece) => piece.y));
  const middle = (timeMs: number) => at(timeMs).reduce((sum, piece) => sum + piece.y, 0) / at(timeMs).length;
  expect(middle(900)).toBeLessThan(middle(520));
  expect(lowest(3000)).toBeGreaterThan(1920);
});
