import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { orbSprite } from "../../../src/studio/assets/orb-sprite.ts";

const orb = { kind: "orb", colour: "#c1582f" } as const;

function pixels(change: object = {}) {
  const sprite = orbSprite({ ...orb, ...change }, 200, 240);
  const canvas = createCanvas(sprite.width, sprite.height).getContext("2d");
  sprite.paint(canvas);
  return (x: number, y: number) =>
    Array.from(canvas.getImageData(x * sprite.width, y * sprite.height, 1, 1).data);
}
const light = ([red = 0, green = 0, blue = 0]: number[]): number => red + green + blue;

test("it fits the box, is lit from the upper left, and is round", () => {
  const sprite = orbSprite(orb, 200, 240);
  expect([sprite.width, sprite.height]).toEqual([200, 200]);
  const at = pixels();
  expect(light(at(0.3, 0.28))).toBeGreaterThan(light(at(0.8, 0.78)) * 2);
  expect(at(0.02, 0.02)[3]).toBe(0);
});

test("belts and a ring change the picture and its key", () => {
  const plain = pixels();
  const belted = pixels({ bandColour: "#102030" });
  expect(belted(0.55, 0.6)).not.toEqual(plain(0.55, 0.6));
  const ringed = pixels({ hasRing: true });
  expect(ringed(0.5, 0.1)[3]).toBe(0);
  expect(
    [0.02, 0.05, 0.08, 0.11].some((x) => [0.5, 0.55, 0.6, 0.65].some((y) => (ringed(x, y)[3] ?? 0) > 0)),
  ).toBe(true);
  const keys = [{}, { bandColour: "#102030" }, { hasRing: true }].map(
    (change) => orbSprite({ ...orb, ...change }, 200, 200).key,
  );
  expect(new Set(keys).size).toBe(3);
});
