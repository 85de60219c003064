import { expect, test } from "vitest";
import { FRAME, stageFor } from "../../src/studio/stage.ts";
import { library } from "../support/studio.ts";

const sourced = { source: "test", verified: false };
const zone = (left: number, top: number, right: number, bottom: number) => ({
  ...(library.platforms()[0] ?? { id: "", title: "" }),
  safeZone: { left, top, right, bottom, ...sourced },
});

test("only what every platform leaves free is safe", () => {
  const { safe } = stageFor([zone(60, 300, 1000, 1500), zone(120, 100, 900, 1300)] as never);
  expect(safe).toEqual({ x: 120, y: 300, width: 780, height: 1000 });
});

test("for no platform at all the whole frame is", () => {
  expect(stageFor([]).safe).toEqual(FRAME);
});

test("layouts stand above the captions, both inside, with room on the sides for what bounces", () => {
  const { safe, layout, captions } = stageFor(library.platforms());
  expect(layout.y).toBeGreaterThanOrEqual(safe.y);
  expect(layout.y + layout.height).toBeLessThan(captions.y);
  expect(captions.y + captions.height).toBeLessThanOrEqual(safe.y + safe.height);
  expect(layout.x).toBeGreaterThan(safe.x);
  expect(layout.x + layout.width).toBeLessThan(safe.x + safe.width);
  expect(captions.height).toBeGreaterThan(100);
});
