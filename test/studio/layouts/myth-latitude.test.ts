import { expect, test } from "vitest";
import type { Evidence, MythData } from "../../../src/studio/layouts/myth-data.ts";
import { latitudeNodes } from "../../../src/studio/layouts/myth-latitude.ts";
import { brokenNumbers, moves, sampleOf, topOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt, stage } from "../../support/studio.ts";

const data = sampleOf("myth-map", (myth) => myth.evidence.kind === "latitude");
const latitude = data.evidence as Evidence<"latitude">;
const context = await layoutContext("poster", [data]);
const area = { ...stage.layout, y: stage.layout.y + 180, height: stage.layout.height - 180 };
const draw = (phase: MythData["phase"], timeMs = 3500, evidence = latitude) =>
  latitudeNodes(context, evidence, phase, momentAt(timeMs), area);

test("while only claimed, the places have names and no latitudes", () => {
  expect(readable(draw("claim"))).toEqual(["Rome", "New York"]);
  expect(readable(draw("evidence"))).toEqual(["Rome", "41.9° N", "New York", "40.7° N"]);
});

test("what lies further north is named above, the other below, whichever comes first", () => {
  const turned = { ...latitude, a: latitude.b, b: latitude.a };
  for (const evidence of [latitude, turned]) {
    const nodes = draw("evidence", 3500, evidence);
    expect(topOf(nodes, "41.9° N")).toBeLessThan(topOf(nodes, "New York") - 60);
  }
});

test("names stay inside the area, though their places be at its edge", () => {
  const boxes = draw("evidence").flatMap((node) => (node.texts ?? []).map(({ box }) => box));
  expect(Math.min(...boxes.map(({ x }) => x))).toBeGreaterThanOrEqual(area.x);
  expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThanOrEqual(area.x + area.width);
  expect(Math.max(...boxes.map(({ y, height }) => y + height))).toBeLessThanOrEqual(area.y + area.height);
});

test("their parallels are drawn across the whole frame, one after the other, and stay", () => {
  const lines = (phase: MythData["phase"], timeMs: number): number[] =>
    draw(phase, timeMs).flatMap((node) => node.clip?.width ?? []);
  expect(lines("claim", 3500)).toEqual([]);
  expect(lines("evidence", 700)[1]).toBe(0);
  expect(lines("evidence", 700)[0]).toBeGreaterThan(0);
  expect(lines("evidence", 3500)).toEqual([context.frame.width, context.frame.width]);
  expect(lines("verdict", 0)).toEqual([context.frame.width, context.frame.width]);
  expect(moves((timeMs) => draw("evidence", timeMs), 500, 900)).toBe(true);
});

test("two places at one point break no picture", () => {
  expect(brokenNumbers(draw("evidence", 3500, { ...latitude, b: latitude.a }))).toEqual([]);
});
