import { expect, test } from "vitest";
import {
  type ColourReading,
  createColourCounter,
  toYuv,
} from "../../../../src/pipeline/qa/measure/colour-votes.ts";

const WIDTH = 80;
const HEIGHT = 40;

/** A frame of one colour, converted as a reading would have it. */
function frameOf(colour: string, reading: ColourReading) {
  const [luma, blue, red] = toYuv(colour, reading).map(Math.round);
  const planes = new Uint8Array(WIDTH * HEIGHT * 1.5);
  planes.fill(luma ?? 0, 0, WIDTH * HEIGHT);
  planes.fill(blue ?? 0, WIDTH * HEIGHT, WIDTH * HEIGHT * 1.25);
  planes.fill(red ?? 0, WIDTH * HEIGHT * 1.25);
  return { frame: 0, width: WIDTH, height: HEIGHT, planes };
}

test("white and black are as the standard says", () => {
  expect(toYuv("#ffffff", "bt709 tv").map(Math.round)).toEqual([235, 128, 128]);
  expect(toYuv("#000000", "bt601 tv").map(Math.round)).toEqual([16, 128, 128]);
  expect(toYuv("#ffffff", "bt709 pc").map(Math.round)).toEqual([255, 128, 128]);
  expect(toYuv("#ff0000", "bt709 tv").map(Math.round)).toEqual([63, 102, 240]);
});

test("a colour that was converted right is a right vote, one in four pixels counted", () => {
  const counter = createColourCounter(["#ff3b30"]);
  counter.look(frameOf("#ff3b30", "bt709 tv"));
  expect(counter.votes["bt601 tv"]).toEqual({ wrong: 0, right: (WIDTH * HEIGHT) / 4 });
});

test.each(["bt601 tv", "bt709 pc"] as const)("a colour converted as %s is a wrong vote for it", (reading) => {
  const counter = createColourCounter(["#ff3b30"]);
  counter.look(frameOf("#ff3b30", reading));
  counter.look(frameOf("#ff3b30", reading));
  expect(counter.votes[reading]).toEqual({ wrong: (WIDTH * HEIGHT) / 2, right: 0 });
});

test("greys tell nothing of the matrix, and a colour that is another's right one is no witness", () => {
  const greys = createColourCounter(["#808080"]);
  greys.look(frameOf("#808080", "bt601 tv"));
  expect(greys.votes["bt601 tv"]).toEqual({ wrong: 0, right: 0 });
});
