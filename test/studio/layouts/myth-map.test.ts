import { describe, expect, test } from "vitest";
import type { LayoutDataOf } from "../../../src/model/layout-data.ts";
import { mythMap } from "../../../src/studio/layouts/myth-map.ts";
import { moves, sampleOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const data = sampleOf("myth-map", (myth) => myth.phase === "verdict");
const context = await layoutContext("poster", [data]);
const draw = (phase: LayoutDataOf<"myth-map">["phase"], timeMs: number, change = {}) =>
  mythMap.draw({ ...data, phase }, momentAt(timeMs, change), context);
const say = (nodes: ReturnType<typeof draw>): string => readable(nodes).join(" ").toLowerCase();

describe.each(["claim", "evidence", "verdict"] as const)("while it tells the %s", (phase) => {
  test("the belief can be read until it is stamped, and the verdict only then", () => {
    const said = say(draw(phase, 3500));
    expect(said.includes("new york lies further north than rome")).toBe(phase !== "verdict");
    expect(said.includes("false")).toBe(phase === "verdict");
    expect(said.includes("rome is further north")).toBe(phase === "verdict");
  });
});

test("the stamp hits the belief, which gives way to what is true", () => {
  expect(say(draw("verdict", 100))).toContain("new york lies further north");
  expect(say(draw("verdict", 300))).not.toContain("new york lies further north");
});

test("the stamp falls, hits, and its note follows", () => {
  const stampAt = (timeMs: number) =>
    draw("verdict", timeMs).find((node) => node.texts?.some(({ text }) => text.toLowerCase() === "false"));
  expect(stampAt(120)?.scale).toBeGreaterThan(1.2);
  expect(stampAt(1000)?.scale).toBe(1);
  expect(say(draw("verdict", 200))).not.toContain("rome is further");
  expect(moves((timeMs) => draw("verdict", timeMs), 100, 200)).toBe(true);
});

test("the belief is the hook when it opens the video", () => {
  const hook = draw("claim", 0, { isOpening: true })
    .flatMap((node) => node.texts ?? [])
    .filter(({ role }) => role === "hook");
  expect(
    hook
      .map(({ text }) => text)
      .join(" ")
      .toLowerCase(),
  ).toBe("new york lies further north than rome");
});
