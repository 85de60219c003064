import { expect, test } from "vitest";
import { closingPictures, openingPictures } from "../../../src/ideas/formats/story-pictures.ts";
import type { LayoutData } from "../../../src/model/layout-data.ts";
import { LAYOUT_SAMPLES } from "../../support/studio.ts";

const flag = (code: string) => ({ kind: "flag" as const, code });

function sample<Id extends LayoutData["layout"]>(layout: Id): Extract<LayoutData, { layout: Id }> {
  const found = LAYOUT_SAMPLES.find((one) => one.layout === layout);
  if (!found) throw new Error(`no sample of ${layout}`);
  return found as Extract<LayoutData, { layout: Id }>;
}

test("a list begins without its first and ends with it", () => {
  const list = sample("bar-countdown");
  const items = list.items.map((item) => ({ ...item, picture: flag(`r${item.rank}`) }));
  const story = [{ ...list, items }];
  expect(openingPictures(story)).toEqual([flag("r5"), flag("r4"), flag("r3")]);
  expect(closingPictures(story)).toEqual([flag("r1")]);
});

test("a quiz gives nothing away before, and shows its answers after", () => {
  const ask = {
    ...sample("quiz-card"),
    clue: { kind: "flag-zoom" as const, code: "br" },
    phase: "ask" as const,
  };
  const told = { ...ask, phase: "reveal" as const };
  const other = { ...told, answerPicture: flag("jp") };
  expect(openingPictures([ask, told])).toEqual([{ kind: "emoji", emoji: "🤔" }]);
  expect(closingPictures([ask, told, ask, other])).toEqual([flag("br"), flag("jp")]);
});

test("a duel ends with its winner by the score, or with both", () => {
  const duel = sample("duel");
  expect(closingPictures([duel])).toEqual([flag("jp")]);
  expect(closingPictures([{ ...duel, score: { left: 1, right: 2 } }])).toEqual([flag("ba")]);
  expect(closingPictures([{ ...duel, score: { left: 1, right: 1 } }])).toEqual([flag("jp"), flag("ba")]);
});

test("a race ends with who leads then", () => {
  expect(closingPictures([{ ...sample("bar-race"), toIndex: 0 }])).toEqual([flag("no")]);
  expect(closingPictures([sample("bar-race")])).toEqual([flag("jp")]);
});

test("the user's own words have no pictures of ours", () => {
  expect([openingPictures([sample("kinetic-type")]), closingPictures([sample("kinetic-type")])]).toEqual([
    [],
    [],
  ]);
  expect(closingPictures([])).toEqual([]);
});
