import { expect, test } from "vitest";
import type { LayoutDataOf } from "../../../src/model/layout-data.ts";
import { kineticType } from "../../../src/studio/layouts/kinetic-type.ts";
import { moves, sampleOf, topOf } from "../../support/layouts.ts";
import { painted, readable } from "../../support/nodes.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const data = sampleOf("kinetic-type");
const context = await layoutContext("neon", [data]);
const draw = (timeMs: number, change = {}, shown: LayoutDataOf<"kinetic-type"> = data) =>
  kineticType.draw(shown, momentAt(timeMs, change), context);
const say = (nodes: ReturnType<typeof draw>): string => readable(nodes).join(" ").toLowerCase();

test("all lines, in their order", () => {
  const nodes = draw(3000);
  expect(say(nodes)).toBe("your brain edits what you see");
  const [first = "", last = ""] = [readable(nodes)[0], readable(nodes).at(-1)];
  expect(topOf(nodes, first)).toBeLessThan(topOf(nodes, last));
});

test("they hit one after the other, and never stand still", () => {
  expect([0, 230, 3000].map((timeMs) => say(draw(timeMs)).includes("your"))).toEqual([false, true, true]);
  expect(say(draw(230))).not.toContain("edits");
  expect(moves(draw, 2500, 3000)).toBe(true);
});

test("as the very first picture all lines stand at once, as the hook", () => {
  const nodes = draw(0, { isOpening: true });
  expect(say(nodes)).toBe("your brain edits what you see");
  expect(nodes.flatMap((node) => node.texts ?? []).every((text) => text.role === "hook")).toBe(true);
});

test("the emphasised word has the accent colour", () => {
  const lit = draw(3000).filter((node) => node.texts && painted(node).has(context.theme.colours.accent));
  expect(say(lit)).toContain("brain");
  expect(say(lit)).not.toContain("edits");
});

test("how far the story has come grows from beat to beat and is not there when nobody counts", () => {
  const { progress: _progress, ...uncounted } = data;
  const barOf = (shown: typeof uncounted & { progress?: string }): number =>
    draw(3000, {}, shown).find((node) => node.clip)?.clip?.width ?? 0;
  expect(barOf({ ...data, progress: "3 / 3" })).toBeCloseTo(3 * barOf({ ...data, progress: "1 / 3" }));
  expect(barOf({ ...data, progress: "1 / 3" })).toBeGreaterThan(0);
  expect(barOf(uncounted)).toBe(0);
});
