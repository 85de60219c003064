import { expect, test } from "vitest";
import { barCountdown } from "../../../src/studio/layouts/bar-countdown.ts";
import { brokenNumbers, moves, sampleOf, topOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const data = sampleOf("bar-countdown");
const context = await layoutContext("poster", [data]);
const draw = (timeMs: number, change = {}, shown = data) =>
  barCountdown.draw(shown, momentAt(timeMs, change), context);
const say = (nodes: ReturnType<typeof draw>): string => readable(nodes).join(" ");

test("what is still to come is a number and no more: nothing is given away", () => {
  const said = say(draw(3500));
  for (const rank of [5, 4, 2]) expect(said).toContain(`Country ${rank}`);
  expect(said).toContain("Central African Republic");
  expect(said).not.toContain("Country 1");
  expect(said).not.toContain("90 million");
  expect(readable(draw(3500))).toContain("1");
  expect(say(draw(3500, {}, { ...data, activeRank: 1 }))).toContain("Country 1 90 million people");
});

test("the first rank stands at the top, whatever the order of the data", () => {
  const nodes = draw(3500, {}, { ...data, items: data.items.toReversed(), activeRank: 1 });
  const tops = ["Country 1", "Country 2", "Country 4", "Country 5"].map((label) => topOf(nodes, label));
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  expect(new Set(tops).size).toBe(4);
});

test("the bar that is told grows, its number comes; those told before stand still", () => {
  expect(moves(draw, 200, 600)).toBe(true);
  expect(say(draw(50))).not.toContain("80 million");
  expect(say(draw(1500))).toContain("80 million");
  expect([50, 1500].map((timeMs) => topOf(draw(timeMs), "Country 5"))).toEqual([
    topOf(draw(3500), "Country 5"),
    topOf(draw(3500), "Country 5"),
  ]);
  expect(say(draw(50))).toContain("50 million");
});

test("bars are as long as their values", () => {
  const clips = draw(3500, {}, { ...data, activeRank: 1 }).flatMap((node) => node.clip?.width ?? []);
  expect(clips).toHaveLength(5);
  const largest = Math.max(...clips);
  const lengths = clips.map((width) => Math.round((width / largest) * 90));
  expect(lengths.toSorted((a, b) => b - a)).toEqual([90, 80, 70, 60, 50]);
});

test("as the very first picture it is whole at once", () => {
  expect(say(draw(0, { isOpening: true }))).toBe(say(draw(3500)));
});

test.each([
  ["nothing at all", 0],
  ["less than nothing", -1],
])("values of %s break no picture", (_name, factor) => {
  const items = data.items.map((item) => ({ ...item, value: item.value * factor }));
  expect(brokenNumbers(draw(500, {}, { ...data, items }))).toEqual([]);
});
