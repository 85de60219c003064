import { expect, test } from "vitest";
import type { TextBox } from "../../src/model/timeline.ts";
import type { SpriteNode } from "../../src/studio/scene.ts";
import { createTextBoxes } from "../../src/studio/text-boxes.ts";

function word(text: string, change: Partial<SpriteNode> & { role?: TextBox["role"]; x?: number } = {}) {
  const { role = "layout", x = 100, ...rest } = change;
  const box = { x, y: 400, width: 200, height: 60 };
  return { key: text, ...box, paint: () => undefined, texts: [{ text, role, box }], ...rest };
}

/** Records so many frames, each with the nodes that a function gives. */
function record(frameCount: number, nodesAt: (frame: number) => SpriteNode[]): string[] {
  const boxes = createTextBoxes();
  for (let frame = 0; frame < frameCount; frame += 1) boxes.add(frame, nodesAt(frame));
  return boxes.finish().map(({ text, startFrame, endFrame }) => `${text} ${startFrame}-${endFrame}`);
}

test("a text is one box from its first frame to after its last, and boxes come in the order of their starts", () => {
  expect(record(20, (frame) => [...(frame >= 8 ? [word("late")] : []), word("early")])).toEqual([
    "early 0-20",
    "late 8-20",
  ]);
});

test("its place is where it stands, not where it was when it was still gliding there", () => {
  const boxes = createTextBoxes();
  for (let frame = 0; frame < 20; frame += 1)
    boxes.add(frame, [word("glides", { x: Math.max(100, 103 - frame) })]);
  expect(boxes.finish()).toEqual([
    { text: "glides", role: "layout", x: 100, y: 400, width: 200, height: 60, startFrame: 0, endFrame: 20 },
  ]);
});

test("what goes and comes again is two boxes", () => {
  expect(record(30, (frame) => (frame < 10 || frame >= 20 ? [word("again")] : []))).toEqual([
    "again 0-10",
    "again 20-30",
  ]);
});

test("breathing by a few pixels is standing still; what flies past is not there to be read", () => {
  expect(record(10, (frame) => [word("breathes", { x: 101 + (frame % 2) * 2 })])).toEqual(["breathes 0-10"]);
  expect(record(10, (frame) => [word("flies", { x: frame * 90 })])).toEqual([]);
});

test("a caption counts however short it stands", () => {
  expect(record(3, () => [word("now", { role: "caption" }), word("layout")])).toEqual(["now 0-3"]);
});

test("what is fading is not there yet", () => {
  expect(record(20, (frame) => [word("fades in", { opacity: frame / 20 })])).toEqual(["fades in 12-20"]);
});
