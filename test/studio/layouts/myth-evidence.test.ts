import { expect, test } from "vitest";
import type { LayoutDataOf } from "../../../src/model/layout-data.ts";
import { mapNodes } from "../../../src/studio/layouts/myth-evidence.ts";
import { brokenNumbers, moves, sampleOf, topOf } from "../../support/layouts.ts";
import { painted, readable } from "../../support/nodes.ts";
import { layoutContext, momentAt, stage } from "../../support/studio.ts";

type Myth = LayoutDataOf<"myth-map">;
const latitude = sampleOf("myth-map", (myth) => myth.evidence.kind === "latitude");
const size = sampleOf("myth-map", (myth) => myth.evidence.kind === "true-size");
const context = await layoutContext("poster", [latitude, size]);
const area = { ...stage.layout, y: stage.layout.y + 180, height: stage.layout.height - 180 };
const draw = (data: Myth, phase: Myth["phase"], timeMs = 3500) =>
  mapNodes(context, { ...data, phase }, momentAt(timeMs), area);

test("while only claimed, the places have names and no latitudes", () => {
  expect(readable(draw(latitude, "claim"))).toEqual(["Rome", "New York"]);
  expect(readable(draw(latitude, "evidence"))).toEqual(["Rome 41.9° N", "New York 40.7° N"]);
});

test("what lies further north stands higher", () => {
  const nodes = draw(latitude, "evidence");
  expect(topOf(nodes, "Rome")).toBeLessThan(topOf(nodes, "New York"));
});

test("their parallels are drawn across the whole frame, one after the other, and stay", () => {
  const lines = (phase: Myth["phase"], timeMs: number): number[] =>
    draw(latitude, phase, timeMs).flatMap((node) => node.clip?.width ?? []);
  expect(lines("claim", 3500)).toEqual([]);
  expect(lines("evidence", 700)[1]).toBe(0);
  expect(lines("evidence", 700)[0]).toBeGreaterThan(0);
  expect(lines("evidence", 3500)).toEqual([context.frame.width, context.frame.width]);
  expect(lines("verdict", 0)).toEqual([context.frame.width, context.frame.width]);
  expect(moves((timeMs) => draw(latitude, "evidence", timeMs), 500, 900)).toBe(true);
});

test("there is land on the map behind them", () => {
  const [world] = draw(latitude, "claim");
  expect(world && painted(world).inkPart).toBeGreaterThan(0.2);
});

test("two places at one point break no picture", () => {
  if (latitude.evidence.kind !== "latitude") throw new Error("no latitudes");
  const evidence = { ...latitude.evidence, b: latitude.evidence.a };
  expect(brokenNumbers(draw({ ...latitude, evidence }, "evidence"))).toEqual([]);
});

test("each kind of evidence has its own picture", () => {
  expect(readable(draw(size, "claim"))).toEqual(["Sweden", "Madagascar"]);
  const place = { area: 1, population: 1, areaText: "1 km²", populationText: "1 person" };
  const evidence = {
    kind: "area-population" as const,
    a: { ...place, label: "Monaco", code: "se" },
    b: { ...place, label: "Nauru", code: "mg" },
  };
  expect(readable(draw({ ...size, evidence }, "evidence")).join()).toContain("Monaco,1 km²,1 person");
});
