import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import type { Picture } from "../../../src/model/layout-data.ts";
import { floorCards } from "../../../src/studio/scenery/floor-cards.ts";
import { layoutContext, momentAt, stage } from "../../support/studio.ts";

const flag = (code: string): Picture => ({ kind: "flag", code });
const pictures = [flag("ng"), flag("jp"), flag("br"), flag("no")];
const context = await layoutContext("poster", [{ layout: "headline", text: "a", pictures }]);

test("cards stand below everything that is to be read, bleed, and are at most three", () => {
  const cards = floorCards(context, { pictures, sinceMs: 0, isStanding: true }, momentAt(0));
  expect(cards).toHaveLength(3);
  for (const card of cards) {
    expect(card.y).toBeGreaterThan(stage.safe.y + stage.safe.height);
    expect(card.isBleeding).toBe(true);
    expect(card.texts).toBeUndefined();
  }
  expect(floorCards(context, { pictures: [], sinceMs: 0 }, momentAt(0))).toEqual([]);
});

test("new cards rise one after the other; standing ones were always there and sway", () => {
  const one = { pictures: pictures.slice(0, 2), sinceMs: 60 };
  const [first, second] = floorCards(context, one, momentAt(60));
  expect(first?.y).toBeLessThan(second?.y ?? 0);
  const standing = (timeMs: number) =>
    floorCards(context, { pictures: [flag("ng")], sinceMs: 0, isStanding: true }, momentAt(timeMs))[0];
  expect(standing(0)?.key).toBe(standing(900)?.key);
  expect([standing(0)?.x, standing(0)?.y]).not.toEqual([standing(900)?.x, standing(900)?.y]);
});

test("the shadow has faded out at the rim, in a draft too", () => {
  const [card] = floorCards(context, { pictures: [flag("jp")], sinceMs: 0, isStanding: true }, momentAt(0));
  for (const scale of [1, 0.5]) {
    const width = Math.floor((card?.width ?? 0) * scale);
    const height = Math.floor((card?.height ?? 0) * scale);
    const canvas = createCanvas(width, height);
    const pen = canvas.getContext("2d");
    pen.scale(scale, scale);
    card?.paint(pen);
    const { data } = pen.getImageData(0, 0, width, height);
    const alphaAt = (x: number, y: number): number => data[(y * width + x) * 4 + 3] ?? 255;
    const middle = Math.floor(height / 2);
    expect(Math.max(alphaAt(0, middle), alphaAt(width - 1, middle))).toBeLessThanOrEqual(3);
    expect(alphaAt(Math.floor(width / 2), middle)).toBe(255);
  }
});
