import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";

test("a seed repeats its draws, another seed does not", () => {
  const draws = (seed: string) => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => random.next());
  };
  expect(draws("a")).toEqual(draws("a"));
  expect(draws("a")).not.toEqual(draws("b"));
});

test("a fork does not depend on how much its parent has drawn", () => {
  const early = createRandom("seed").fork("hooks").next();
  const parent = createRandom("seed");
  parent.next();
  expect(parent.fork("hooks").next()).toBe(early);
});

test("draws are spread evenly", () => {
  const random = createRandom("spread");
  const counts = [0, 0, 0, 0];
  for (let draw = 0; draw < 40_000; draw += 1) {
    const bucket = random.integer(4);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test("a shuffle keeps every item", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      const byValue = (a: number, b: number): number => a - b;
      expect(createRandom(seed).shuffle(items).sort(byValue)).toEqual([...items].sort(byValue));
    }),
  );
});

test("picking from nothing is an error", () => {
  expect(() => createRandom("x").pick([])).toThrow(RangeError);
});
