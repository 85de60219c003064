import { describe, expect, test } from "vitest";
import type { LayoutDataOf } from "../../../src/model/layout-data.ts";
import { quizCard } from "../../../src/studio/layouts/quiz-card.ts";
import { moves, sampleOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt, stage } from "../../support/studio.ts";

type Quiz = LayoutDataOf<"quiz-card">;
const zoomed = sampleOf("quiz-card", (quiz) => quiz.phase === "ask");
const told = sampleOf("quiz-card", (quiz) => quiz.phase === "reveal");
const emoji: Quiz = { ...zoomed, clue: { kind: "emoji", emoji: "🗼" }, answer: "Paris" };
const silhouette: Quiz = { ...zoomed, clue: { kind: "silhouette", code: "it" }, answer: "Italy" };
const context = await layoutContext("poster", [zoomed, told, emoji]);
const draw = (data: Quiz, timeMs: number, change = {}) =>
  quizCard.draw(data, momentAt(timeMs, change), context);
const say = (nodes: ReturnType<typeof draw>): string => readable(nodes).join(" ");

describe.each([
  ["a zoomed flag", zoomed],
  ["a silhouette", silhouette],
  ["an emoji", emoji],
  ["clues", { ...told, phase: "ask" as const }],
])("%s", (_name, data) => {
  test("asks without a word of the answer, and answers", () => {
    const asks = draw({ ...data, phase: "ask" }, 3500);
    expect(say(asks).toLowerCase()).toContain("whose flag is this?");
    expect(say(asks).toLowerCase()).not.toContain(data.answer.toLowerCase());
    expect(say(draw({ ...data, phase: "reveal" }, 3500)).toLowerCase()).toContain(data.answer.toLowerCase());
  });

  test("moves while it asks and when it answers", () => {
    expect(moves((timeMs) => draw({ ...data, phase: "ask" }, timeMs), 300, 600)).toBe(true);
    expect(moves((timeMs) => draw({ ...data, phase: "reveal" }, timeMs), 200, 350)).toBe(true);
  });

  test("keeps off the captions; only pictures bleed out of the platforms' safe zone", () => {
    for (const phase of ["ask", "reveal"] as const) {
      for (const node of draw({ ...data, phase }, 3500).filter(({ key }) => !key.startsWith("confetti"))) {
        const { x, y, width, height, clip, isBleeding } = node;
        const seen = clip ?? { x, y, width, height };
        const isOnFloor = seen.y > stage.captions.y + stage.captions.height;
        expect(isOnFloor || seen.y + seen.height <= stage.captions.y, node.key).toBe(true);
        if (isBleeding) continue;
        for (const { box } of node.texts ?? []) {
          expect(box.x).toBeGreaterThanOrEqual(stage.safe.x);
          expect(box.x + box.width).toBeLessThanOrEqual(stage.safe.x + stage.safe.width);
        }
      }
    }
  });
});

test("a flag is zoomed far in while it asks and seen whole at the end", () => {
  const flagAt = (data: Quiz, timeMs: number) =>
    draw(data, timeMs).find((node) => node.key.startsWith("image"));
  expect(flagAt(zoomed, 500)?.scale).toBeGreaterThan(2);
  expect(flagAt(zoomed, 500)?.clip).toBeDefined();
  expect(flagAt({ ...zoomed, phase: "reveal" }, 3500)?.scale).toBeCloseTo(1);
});

test("clues come one after the other, all of them in the very first picture", () => {
  const clues = { ...told, phase: "ask" as const };
  expect(say(draw(clues, 300))).not.toContain("68 million");
  expect(say(draw(clues, 3000))).toContain("I lie in Africa I have 68 million people");
  expect(say(draw(clues, 300, { isOpening: true }))).toContain("68 million");
});

test("the ring runs out: fewer steps with each moment, and none is left to guess after the end", () => {
  const ringAt = (timeMs: number): string =>
    draw(zoomed, timeMs).find((node) => node.key.startsWith("ring"))?.key ?? "";
  expect(new Set([0, 1000, 2000, 3000].map(ringAt)).size).toBe(4);
  expect(ringAt(3999)).not.toBe("");
  expect(draw(told, 1000).some((node) => node.key.startsWith("ring"))).toBe(false);
});

test("the note comes after the answer", () => {
  expect(say(draw(told, 300))).not.toContain("68 million people");
  expect(say(draw(told, 3000))).toContain("68 million people");
});
