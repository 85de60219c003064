import { describe, expect, test } from "vitest";
import { TRANSITIONS } from "../../../src/studio/motion/transitions.ts";
import type { SpriteNode } from "../../../src/studio/scene.ts";
import { FRAME } from "../../../src/studio/stage.ts";
import { stage } from "../../support/studio.ts";

/** As large as what a beat may show. */
function beat(key: string): SpriteNode {
  const box = { ...stage.layout };
  return { key, ...box, paint: () => undefined, clip: box, texts: [{ text: key, role: "layout", box }] };
}

const isSeen = (node: SpriteNode): boolean =>
  (node.opacity ?? 1) > 0 &&
  node.x < FRAME.width &&
  node.x + node.width > 0 &&
  node.y < FRAME.height &&
  node.y + node.height > 0;

describe.each(Object.entries(TRANSITIONS))("%s", (name, transition) => {
  test("ends with the new beat where it belongs and nothing of the old one", () => {
    const seen = transition([beat("old")], [beat("new")], 1, FRAME).filter(isSeen);
    expect(seen).toMatchObject([{ key: "new", x: stage.layout.x, y: stage.layout.y, clip: stage.layout }]);
    expect([seen[0]?.opacity ?? 1, seen[0]?.scale ?? 1]).toEqual([1, 1]);
  });

  test.skipIf(name === "cut")("begins with the old beat as it was", () => {
    const [old] = transition([beat("old")], [beat("new")], 0, FRAME);
    expect(old).toMatchObject({ key: "old", x: stage.layout.x, y: stage.layout.y, clip: stage.layout });
    expect([old?.opacity ?? 1, old?.scale ?? 1]).toEqual([1, 1]);
  });

  test("carries along what clips a picture and what is written on it", () => {
    for (const { x, y, clip, texts } of transition([beat("old")], [beat("new")], 0.4, FRAME)) {
      expect(clip).toMatchObject({ x, y });
      expect(texts?.[0]?.box).toMatchObject({ x, y });
    }
  });
});
