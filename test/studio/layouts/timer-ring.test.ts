import { expect, test } from "vitest";
import { timerRing } from "../../../src/studio/layouts/timer-ring.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const context = await layoutContext("poster", []);
const ring = (timeMs: number) => timerRing(context, momentAt(timeMs, { durationMs: 5000 }))[0];

test("it stands in the stage's upper right corner and looks different as time runs out", () => {
  const { stage } = context;
  expect((ring(0)?.x ?? 0) + (ring(0)?.width ?? 0)).toBe(stage.x + stage.width);
  expect(ring(0)?.key).not.toBe(ring(2500)?.key);
  expect(ring(2500)?.key).not.toBe(ring(4999)?.key);
});

test("it is painted a dozen times a second, not for every frame", () => {
  const keys = new Set(Array.from({ length: 150 }, (_, frame) => ring((frame * 1000) / 30)?.key));
  expect(keys.size).toBeGreaterThan(50);
  expect(keys.size).toBeLessThanOrEqual(66);
});
