import { expect, it } from "vitest";
import { sharedShots, startsIn } from "../../../../src/pipeline/shots/ai/shared-shots.ts";
import { sampleScript } from "../../../support/script.ts";

const [sample] = sampleScript().beats;
const beat = (id: string, shotPrompt: string) => ({
  ...(sample as NonNullable<typeof sample>),
  id,
  shotPrompt,
});

const told = (shared: ReturnType<typeof sharedShots>): unknown =>
  shared.map(({ subject, beats }) => [subject, beats.map(({ id }) => id)]);

it("is one for the beats that show the same, in the order of the script", () => {
  const beats = [beat("b1", "A fox"), beat("b2", "A fox."), beat("b3", "Snow"), beat("b4", "A fox")];
  expect(told(sharedShots(beats))).toEqual([
    ["A fox.", ["b1", "b2", "b4"]],
    ["Snow.", ["b3"]],
  ]);
});

it("leaves a beat alone for which something was ordered by itself", () => {
  const beats = [beat("b1", "A fox"), beat("b2", "A fox"), beat("b3", "A fox")];
  expect(told(sharedShots(beats, ({ id }) => id !== "b3"))).toEqual([
    ["A fox.", ["b1", "b3"]],
    ["A fox.", ["b2"]],
  ]);
});

it("buys nothing for a beat that says nothing that could be shown", () => {
  expect(sharedShots([{ ...beat("b1", " "), shotKeywords: [] }])).toEqual([]);
});

it.each([
  ["a clip that fills all", 9_000, [3_000, 2_500, 3_000], [0, 3_000, 5_500]],
  ["a clip that fills no more than the longest", 5_000, [4_000, 5_000], [0, 0]],
  ["a clip that is a little too short for all", 6_000.7, [4_000, 3_000], [0, 3_000]],
  ["a clip a little shorter than what is shown", 3_900, [4_000], [0]],
])("says where each beat begins in %s", (_what, clipMs, lengthsMs, startMs) => {
  expect(startsIn(clipMs, lengthsMs)).toEqual(startMs);
});
