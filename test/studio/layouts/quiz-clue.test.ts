import { expect, test } from "vitest";
import { quizClue } from "../../../src/studio/layouts/quiz-clue.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const box = { x: 132, y: 450, width: 740, height: 560 };
const card = { layout: "quiz-card", question: "q", phase: "ask", answer: "a" } as const;
const clues = { kind: "clues", lines: ["I lie in Africa", "I am large"] } as const;
const context = await layoutContext("poster", [{ ...card, clue: { kind: "flag-zoom", code: "ci" } }]);
const draw = (clue: Parameters<typeof quizClue>[1], timeMs: number) =>
  quizClue(context, clue, momentAt(timeMs), box);

test("a zoomed flag fills the frame from edge to edge and opens slowly", () => {
  const at = (timeMs: number) => draw({ kind: "flag-zoom", code: "ci" }, timeMs)[0];
  expect(at(0)?.clip).toMatchObject({ x: 0, width: 1080, y: 450, height: 560 });
  expect(at(3900)?.scale).toBeLessThan(at(500)?.scale ?? 0);
  for (const timeMs of [500, 2000, 3900]) {
    const node = at(timeMs);
    const scale = node?.scale ?? 1;
    const left = (node?.x ?? 0) + ((node?.width ?? 0) * (1 - scale)) / 2;
    expect(left).toBeLessThanOrEqual(0);
    expect(left + (node?.width ?? 0) * scale).toBeGreaterThanOrEqual(1080);
  }
});

test("lines come one after the other, all of them at once on the first frame of a video", () => {
  const opacities = (timeMs: number) =>
    draw({ ...clues, lines: [...clues.lines] }, timeMs)
      .filter((node) => node.texts)
      .map((node) => (node.opacity ?? 1) > 0.5);
  expect(opacities(500)).toEqual([true, false]);
  expect(opacities(3000)).toEqual([true, true]);
  const opening = quizClue(
    context,
    { ...clues, lines: [...clues.lines] },
    momentAt(900, { isOpening: true }),
    box,
  );
  expect(opening.every((node) => (node.opacity ?? 1) > 0.5)).toBe(true);
});

test("a silhouette stays in the box and is not the flag", () => {
  const [node] = draw({ kind: "silhouette", code: "it" }, 2000);
  expect(node?.key).toContain("shape|it");
  expect(node?.width).toBeLessThanOrEqual(740);
});
