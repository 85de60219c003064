import { describe, expect, test } from "vitest";
import type { LayoutDataOf } from "../../../src/model/layout-data.ts";
import { barRace, formatValue } from "../../../src/studio/layouts/bar-race.ts";
import { brokenNumbers, sampleOf, topOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const data = sampleOf("bar-race");
const context = await layoutContext("poster", [data]);
const draw = (timeMs: number, shown: LayoutDataOf<"bar-race"> = data, change = {}) =>
  barRace.draw(shown, momentAt(timeMs, change), context);

test("it runs from the first moment of its beat to the last and is there before the beat ends", () => {
  const years = [0, 2000, 3990].map((timeMs) => readable(draw(timeMs)).at(-1));
  expect(years).toEqual(["1955", "1980", "2005"]);
  const part = { ...data, fromIndex: 1, toIndex: 2 };
  expect([0, 3990].map((timeMs) => readable(draw(timeMs, part)).at(-1))).toEqual(["1980", "2005"]);
});

test("who leads stands above; places change when values cross, gliding past each other", () => {
  const gap = (timeMs: number): number => topOf(draw(timeMs), "Japan") - topOf(draw(timeMs), "Norway");
  expect(gap(0)).toBeGreaterThan(0);
  expect(gap(3990)).toBeLessThan(0);
  const gaps = Array.from({ length: 120 }, (_, frame) => gap((frame * 1000) / 30));
  const steps = gaps.slice(1).map((value, index) => Math.abs(value - (gaps[index] ?? 0)));
  expect(Math.max(...steps)).toBeLessThan(Math.abs(gap(0)) / 2);
});

test("numbers are those of the data at its moments, and between them never change faster than can be read", () => {
  expect(readable(draw(0))).toContain("73.0 years");
  expect(readable(draw(3990))).toEqual(expect.arrayContaining(["80.0 years", "82.0 years"]));
  const shown = Array.from({ length: 120 }, (_, frame) => readable(draw((frame * 1000) / 30)).join());
  const changes = shown.slice(1).filter((text, index) => text !== shown[index]).length;
  expect(changes).toBeGreaterThan(10);
  expect(changes).toBeLessThanOrEqual(4 * 9);
});

test("of many only the six largest are seen, in their order", () => {
  const series = Array.from({ length: 9 }, (_, index) => ({
    label: `L${index}`,
    values: [index, index, index],
  }));
  const labels = readable(draw(3000, { ...data, series })).filter((text) => /^L\d$/.test(text));
  expect(labels.toSorted()).toEqual(["L3", "L4", "L5", "L6", "L7", "L8"]);
  const nodes = draw(3000, { ...data, series });
  expect(topOf(nodes, "L8")).toBeLessThan(topOf(nodes, "L3"));
});

test("whoever is passed over is nearly gone meanwhile, and whoever passes is whole and on top", () => {
  const apart = (nodes: ReturnType<typeof draw>) => Math.abs(topOf(nodes, "Japan") - topOf(nodes, "Norway"));
  const frames = Array.from({ length: 120 }, (_, frame) => draw((frame * 1000) / 30));
  const passing = frames.reduce((best, nodes) => (apart(nodes) < apart(best) ? nodes : best));
  const rows = passing.filter(({ texts }) => texts?.some(({ text }) => /Japan|Norway/.test(text)));
  expect(rows.map(({ opacity = 1, texts }) => [texts?.[0]?.text, opacity < 0.5])).toEqual([
    ["Norway", true],
    ["Japan", false],
  ]);
});

test("equal values share no place", () => {
  const series = ["A", "B", "C"].map((label) => ({ label, values: [5, 5, 5] }));
  const nodes = draw(1000, { ...data, series });
  expect(new Set(["A", "B", "C"].map((label) => topOf(nodes, label))).size).toBe(3);
});

test.each([
  ["nothing at all", [0, 0, 0]],
  ["less than nothing", [-3, -5, -1]],
  ["a value missing at the end", [1]],
])("values of %s break no picture", (_name, values) => {
  const series = ["A", "B"].map((label) => ({ label, values }));
  expect(brokenNumbers(draw(1000, { ...data, series }))).toEqual([]);
});

test("its title is the hook when it opens the video", () => {
  const roles = (isOpening: boolean) =>
    draw(0, data, { isOpening })
      .flatMap((node) => node.texts ?? [])
      .filter(({ role }) => role === "hook").length > 0;
  expect([roles(true), roles(false)]).toEqual([true, false]);
});

describe("numbers as they are read", () => {
  test.each([
    [1_234_567, { decimals: 1, suffix: " million", scale: 1_000_000 }, "1.2 million"],
    [1234.5, { decimals: 0, suffix: "", scale: 1 }, "1,235"],
    [-3, { decimals: 2, suffix: " °C", scale: 1 }, "-3.00 °C"],
  ])("%d as %j is %s", (value, format, text) => {
    expect(formatValue(value, format)).toBe(text);
  });
});
