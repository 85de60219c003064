import fc from "fast-check";
import { expect, test } from "vitest";
import { type RaceStretch, racePlaces, valueAt } from "../../../src/studio/layouts/race-places.ts";

const SWAP = 0.3;

const stretchOf = (values: readonly (readonly number[])[], fromIndex = 0): RaceStretch => ({
  series: values.map((one) => ({ values: one })),
  fromIndex,
  toIndex: (values[0]?.length ?? 1) - 1,
});

const placesAt = (stretch: RaceStretch, position: number): number[] =>
  racePlaces(stretch, position, SWAP).map(({ place }) => place);

test("the larger stands above, of equals the first", () => {
  expect(placesAt(stretchOf([[3], [9], [3], [-1]]), 0)).toEqual([1, 0, 2, 3]);
});

test("two trade places around the moment at which their values cross, and who overtakes is named", () => {
  const stretch = stretchOf([
    [10, 10],
    [0, 20],
  ]);
  expect([0, 0.34].map((position) => placesAt(stretch, position))).toEqual([
    [0, 1],
    [0, 1],
  ]);
  const [first = 0, second = 0] = placesAt(stretch, 0.5);
  expect([first, second]).toEqual([expect.closeTo(0.5), expect.closeTo(0.5)]);
  expect(racePlaces(stretch, 0.5, SWAP).map(({ isRising }) => isRising)).toEqual([false, true]);
  expect(placesAt(stretch, 0.66)).toEqual([1, 0]);
});

test.each([0.001, 0.5, 0.999])("a crossing at %f is over when the stretch is", (crossing) => {
  const stretch = stretchOf([
    [0, 0],
    [-crossing, 1 - crossing],
  ]);
  expect([0, 1].map((position) => placesAt(stretch, position))).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("who passes and is passed again ends where it began", () => {
  const stretch = stretchOf([
    [5, 5, 5],
    [0, 9, 0],
  ]);
  expect([0, 1, 2].map((position) => placesAt(stretch, position)[1])).toEqual([1, 0, 1]);
});

test("whatever the values: places add up, nobody jumps, and both ends of the stretch show the order of the values", () => {
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(values, { minLength: 2, maxLength: 7 }), (series) => {
      const stretch = stretchOf(series);
      const sum = (series.length * (series.length - 1)) / 2;
      let before = placesAt(stretch, 0);
      for (let step = 0; step <= 300; step += 1) {
        const places = placesAt(stretch, step / 100);
        expect(places.reduce((a, b) => a + b, 0)).toBeCloseTo(sum);
        for (const [index, place] of places.entries())
          expect(Math.abs(place - (before[index] ?? 0))).toBeLessThan(0.11 * series.length);
        before = places;
      }
      for (const end of [0, 3]) {
        const order = series
          .map((one, index) => ({ value: valueAt(one, end), index }))
          .toSorted((a, b) => b.value - a.value || a.index - b.index);
        const places = placesAt(stretch, end);
        expect(order.map(({ index }) => Math.round((places[index] ?? 0) * 1e9) / 1e9)).toEqual(
          order.map((_, rank) => rank),
        );
      }
    }),
    { numRuns: 60 },
  );
});
