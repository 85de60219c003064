import { expect, test } from "vitest";
import type { LayoutDataOf } from "../../../src/model/layout-data.ts";
import { duel } from "../../../src/studio/layouts/duel.ts";
import { brokenNumbers, moves, sampleOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const revealed = sampleOf("duel");
const { score: _score, ...unscored } = revealed;
const asked = { ...unscored, phase: "ask" as const };
const context = await layoutContext("poster", [revealed]);
const draw = (data: LayoutDataOf<"duel">, timeMs: number, change = {}) =>
  duel.draw(data, momentAt(timeMs, change), context);
const say = (nodes: ReturnType<typeof draw>): string => readable(nodes).join(" ").toLowerCase();

test("while it asks it shows both sides and neither number", () => {
  const said = say(draw(asked, 3000));
  for (const text of ["which has more people?", "japan", "bosnia", "?"]) expect(said).toContain(text);
  expect(said).not.toMatch(/124|million/);
});

test("the end shows both numbers, after a moment to guess", () => {
  expect(say(draw(revealed, 3000))).toContain("124 million people");
  expect(say(draw(revealed, 3000))).toContain("3 million people");
  expect(say(draw(revealed, 100))).not.toContain("124");
  expect(moves((timeMs) => draw(revealed, timeMs), 100, 500)).toBe(true);
});

test("columns rise as high as their values, the larger one to the top", () => {
  const heights = (data: LayoutDataOf<"duel">): number[] =>
    draw(data, 3000).flatMap((node) => node.clip?.height ?? []);
  const [left = 0, right = 0] = heights(revealed);
  expect(left).toBeGreaterThan(2 * right);
  const tie = heights({ ...revealed, rightValue: 124, winner: "tie" });
  expect(tie[0]).toBe(tie[1]);
  expect(heights(asked)).toEqual([]);
});

test("the score stands between them, and before there is one, that they compete", () => {
  expect(say(draw(revealed, 3000))).toContain("1 : 0");
  expect(say(draw(asked, 3000))).toContain("vs");
});

test("the sides come in from theirs, except in the very first picture", () => {
  expect(moves((timeMs) => draw(asked, timeMs), 0, 300)).toBe(true);
  const places = (timeMs: number) =>
    draw(asked, timeMs, { isOpening: true })
      .filter((node) => !node.isBleeding)
      .map(({ x, y }) => [x, y]);
  expect(places(0)).toEqual(places(3000));
});

test.each([
  ["nothing at all", 0, 0],
  ["less than nothing", -5, -300],
])("values of %s break no picture", (_name, leftValue, rightValue) => {
  expect(brokenNumbers(draw({ ...revealed, leftValue, rightValue }, 700))).toEqual([]);
});
