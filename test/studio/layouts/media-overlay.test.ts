import { expect, test } from "vitest";
import type { LayoutData } from "../../../src/model/layout-data.ts";
import { overlayNodes } from "../../../src/studio/layouts/media-overlay.ts";
import { moves, sampleOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { evenLight } from "../../support/picture-lights.ts";
import { LAYOUT_SAMPLES, layoutContext, momentAt, stage } from "../../support/studio.ts";

const SNOW = evenLight(226);
const NIGHT = evenLight(24);
const context = await layoutContext("poster", LAYOUT_SAMPLES);
const say = (data: LayoutData): string =>
  readable(overlayNodes(data, momentAt(2000), context, NIGHT))
    .join(" ")
    .toLowerCase();

test.each<[string, LayoutData, string]>([
  ["a headline", sampleOf("headline"), "nobody guesses number 1 on this list"],
  ["kinetic type", sampleOf("kinetic-type"), "your brain edits what you see"],
  ["the rank that is told", sampleOf("bar-countdown"), "2. country 2 80 million people"],
  ["a list without that rank", { ...sampleOf("bar-countdown"), activeRank: 9 }, "most people in africa"],
  ["a question", sampleOf("quiz-card", (quiz) => quiz.phase === "ask"), "whose flag is this?"],
  ["an answer", sampleOf("quiz-card", (quiz) => quiz.phase === "reveal"), "tanzania"],
  ["a duel's question", { ...sampleOf("duel"), phase: "ask" }, "which has more people?"],
  ["a race", sampleOf("bar-race"), "life expectancy, 1955 to 2005"],
  ["a claim", { ...sampleOf("myth-map"), phase: "claim" }, "new york lies further north than rome"],
  ["a verdict", { ...sampleOf("myth-map"), phase: "verdict" }, "false"],
])("over the user's own picture stands the main line of %s", (_name, data, text) => {
  expect(say(data)).toBe(text);
});

test("a duel's end names both sides with their numbers", () => {
  expect(say(sampleOf("duel", (duel) => duel.phase === "reveal"))).toMatch(/japan 124 .* bosnia .*3 million/);
});

test("it stands inside the safe zone, at once when it is the first picture, else it comes in", () => {
  for (const data of LAYOUT_SAMPLES) {
    const opening = overlayNodes(data, momentAt(0, { isOpening: true }), context, SNOW);
    expect(readable(opening).length, data.layout).toBeGreaterThan(0);
    for (const { box, role } of opening.flatMap((node) => node.texts ?? [])) {
      expect(role).toBe("hook");
      expect(box.x).toBeGreaterThanOrEqual(stage.safe.x);
      expect(box.x + box.width).toBeLessThanOrEqual(stage.safe.x + stage.safe.width);
      expect(box.y + box.height).toBeLessThanOrEqual(stage.captions.y);
    }
  }
  expect(
    moves((timeMs) => overlayNodes(sampleOf("headline"), momentAt(timeMs), context, NIGHT), 50, 150),
  ).toBe(true);
});

test("over snow a shade lies behind the words and comes in with them; over the night there is none", () => {
  const nodesAt = (timeMs: number, light = SNOW) =>
    overlayNodes(sampleOf("headline"), momentAt(timeMs), context, light);
  const [early, late] = [nodesAt(60), nodesAt(2000)];
  const shades = late.filter(({ key }) => key.startsWith("shade"));
  expect([shades.length, late[0]?.key]).toEqual([1, shades[0]?.key]);
  expect(early[0]?.opacity).toBeLessThan(late[0]?.opacity ?? 0);
  expect((early[0]?.y ?? 0) - (late[0]?.y ?? 0)).toBe((early[1]?.y ?? 0) - (late[1]?.y ?? 0));
  expect(nodesAt(2000, NIGHT).map(({ key }) => key)).toEqual(late.slice(1).map(({ key }) => key));
});
