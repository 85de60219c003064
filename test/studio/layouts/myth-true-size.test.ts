import { expect, test } from "vitest";
import { mercatorStretch } from "../../../src/studio/layouts/mercator.ts";
import type { Evidence, MythData } from "../../../src/studio/layouts/myth-data.ts";
import { trueSizeNodes } from "../../../src/studio/layouts/myth-true-size.ts";
import { moves, sampleOf } from "../../support/layouts.ts";
import { painted, readable } from "../../support/nodes.ts";
import { layoutContext, momentAt, stage } from "../../support/studio.ts";

const evidence = sampleOf("myth-map", (myth) => myth.evidence.kind === "true-size")
  .evidence as Evidence<"true-size">;
const context = await layoutContext("poster", []);
const draw = (phase: MythData["phase"], timeMs = 3900) =>
  trueSizeNodes(context, evidence, phase, momentAt(timeMs), stage.layout);

const shapesOf = (nodes: ReturnType<typeof draw>) => nodes.filter((node) => node.key.startsWith("outline"));

/** How tall the two shapes are seen to be, the first as a part of the second. */
function ratioOf(nodes: ReturnType<typeof draw>): number {
  const [first, second] = shapesOf(nodes).map((node) => node.height * (node.scale ?? 1));
  return (first ?? 0) / (second ?? 1);
}

function spanOf(code: string): { degrees: number; stretch: number } {
  const latitudes = context.assets
    .outline(code)
    .flat()
    .map(([, latitude]) => latitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  return { degrees: north - south, stretch: mercatorStretch((north + south) / 2) };
}

test("claimed as the map shows them, ended as they are", () => {
  const [sweden, madagascar] = [spanOf("se"), spanOf("mg")];
  const real = sweden.degrees / madagascar.degrees;
  expect(ratioOf(draw("claim"))).toBeCloseTo((real * sweden.stretch) / madagascar.stretch, 1);
  expect(ratioOf(draw("evidence"))).toBeCloseTo(real, 1);
  expect(ratioOf(draw("verdict", 0))).toBeCloseTo(real, 1);
});

test("the shape shrinks before the viewer's eyes", () => {
  const ratios = [300, 900, 1500, 2500].map((timeMs) => ratioOf(draw("evidence", timeMs)));
  expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
  expect(moves((timeMs) => draw("evidence", timeMs), 900, 1200)).toBe(true);
});

test("names first, areas with the evidence, and they stay", () => {
  expect(readable(draw("claim")).join(" ")).toBe("Sweden Madagascar");
  const told = "Sweden 450,000 km² Madagascar 587,000 km²";
  expect(readable(draw("evidence")).join(" ")).toBe(told);
  expect(readable(draw("verdict", 0)).join(" ")).toBe(told);
});

test("on the floor lies the map with both of them in their colours", () => {
  const map = draw("claim").find((node) => node.isBleeding);
  expect(map?.y).toBeGreaterThan(stage.captions.y + stage.captions.height);
  const { accent, accent2 } = context.theme.colours;
  for (const part of ["se", "mg", accent, accent2]) expect(map?.key).toContain(part);
});

test("both shapes are whole, side by side, on the stage", () => {
  const [first, second] = shapesOf(draw("claim"));
  if (!first || !second) throw new Error("there are no two shapes");
  expect(first.x + first.width).toBeLessThanOrEqual(second.x);
  expect(first.x).toBeGreaterThanOrEqual(stage.layout.x);
  expect(second.x + second.width).toBeLessThanOrEqual(stage.layout.x + stage.layout.width + 1);
  for (const shape of [first, second]) expect(painted(shape).inkPart).toBeGreaterThan(0.2);
});
