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
