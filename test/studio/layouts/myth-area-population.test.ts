import { expect, test } from "vitest";
import { areaPopulationNodes } from "../../../src/studio/layouts/myth-area-population.ts";
import type { Evidence, MythData } from "../../../src/studio/layouts/myth-data.ts";
import { brokenNumbers, moves } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt, stage } from "../../support/studio.ts";

const evidence: Evidence<"area-population"> = {
  kind: "area-population",
  a: {
    label: "Australia",
    code: "au",
    areaText: "7.7 million km²",
    populationText: "26 million",
    area: 7.7,
    population: 26,
  },
  b: {
    label: "Bangladesh",
    code: "bd",
    areaText: "148,000 km²",
    populationText: "173 million",
    area: 0.148,
    population: 173,
  },
};
const context = await layoutContext("poster", []);
const draw = (phase: MythData["phase"], timeMs = 3500, shown = evidence) =>
  areaPopulationNodes(context, shown, phase, momentAt(timeMs), stage.layout);

test("the claim shows how large both are, and not how many live there", () => {
  expect(readable(draw("claim"))).toEqual(["Australia", "7.7 million km²", "Bangladesh", "148,000 km²"]);
  expect(readable(draw("evidence")).join()).toMatch(/26 million.*173 million/);
  expect(readable(draw("verdict")).join()).toMatch(/26 million.*173 million/);
});

test("outlines are as large as the areas, the smaller one never too small to see", () => {
  const shapes = (shown = evidence) =>
    draw("claim", 3500, shown).filter((node) => node.key.startsWith("shape"));
  const [large, small] = shapes();
  expect(large?.scale).toBe(1);
  expect(small?.scale).toBeCloseTo(Math.sqrt(0.148 / 7.7), 2);
  const tiny = { ...evidence, b: { ...evidence.b, area: 1e-9 } };
  expect(shapes(tiny)[1]?.scale).toBeGreaterThan(0.1);
});

test("bars grow to be as long as the numbers of people", () => {
  const widths = (timeMs: number): number[] =>
    draw("evidence", timeMs).flatMap((node) => node.clip?.width ?? []);
  const [few = 0, many = 0] = widths(3500);
  expect(few / many).toBeCloseTo(26 / 173, 1);
  expect(widths(0)).toEqual([0, 0]);
  expect(moves((timeMs) => draw("evidence", timeMs), 400, 800)).toBe(true);
});

test("the second stands beside the first, both on the stage", () => {
  const boxes = draw("evidence")
    .flatMap((node) => node.texts ?? [])
    .map(({ box }) => box);
  expect(boxes).toHaveLength(6);
  for (const [index, box] of boxes.entries()) {
    const middle = stage.layout.x + stage.layout.width / 2;
    expect(box.x + box.width / 2 < middle).toBe(index < 3);
    expect(box.x).toBeGreaterThanOrEqual(stage.layout.x);
    expect(box.x + box.width).toBeLessThanOrEqual(stage.layout.x + stage.layout.width);
  }
  expect(brokenNumbers(draw("evidence"))).toEqual([]);
});
