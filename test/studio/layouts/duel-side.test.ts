import { expect, test } from "vitest";
import { duelSide } from "../../../src/studio/layouts/duel-side.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const data = {
  layout: "duel",
  question: "Which has more people?",
  left: { label: "Japan", picture: { kind: "flag", code: "jp" } },
  right: { label: "Norway" },
  leftValue: 120,
  rightValue: 5,
  leftText: "120 million",
  rightText: "5 million",
  winner: "left",
} as const;
const context = await layoutContext("poster", [{ ...data, phase: "ask" }]);
const places = {
  panel: { x: -40, y: 440, width: 540, height: 560 },
  inner: { x: 132, y: 440, width: 360, height: 560 },
};
const side = (name: "left" | "right", phase: "ask" | "reveal", timeMs: number) =>
  duelSide(context, { ...data, phase }, name, places, momentAt(timeMs));
const texts = (nodes: ReturnType<typeof side>) =>
  nodes.flatMap((node) => node.texts ?? []).map(({ text }) => text);
const columnHeight = (name: "left" | "right", timeMs: number) =>
  side(name, "reveal", timeMs).find((node) => node.clip)?.clip?.height ?? 0;

test("while it asks the value is hidden, and the side comes in from outside", () => {
  expect(texts(side("left", "ask", 3000))).toEqual(["Japan", "?"]);
  expect(side("left", "ask", 0)[0]?.x).toBeLessThan(-500);
  expect(side("left", "ask", 3000)[0]?.x).toBe(-40);
});

test("at the reveal the column rises to its share of the larger value, and is never lower than its number", () => {
  expect(texts(side("right", "reveal", 3000))).toEqual(["Norway", "5 MILLION"]);
  expect(columnHeight("left", 3000)).toBe(560);
  expect(columnHeight("left", 300)).toBeLessThan(560);
  expect(columnHeight("right", 3000)).toBeGreaterThanOrEqual(130);
  expect(columnHeight("right", 3000)).toBeLessThan(200);
});

test("what is read stays in the inner part", () => {
  for (const node of side("left", "reveal", 3000)) {
    for (const { box } of node.texts ?? []) {
      expect(box.x).toBeGreaterThanOrEqual(132);
      expect(box.x + box.width).toBeLessThanOrEqual(492);
    }
  }
});
