import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";

test("a seed repeats its draws, another seed does not", () => {
  const draws = (seed: string) => Array.from({ length: 20 }, createRandom(seed).next);
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
      expect(createRandom(seed).shuffle(items).sort()).toEqual([...items].sort());
    }),
  );
});

test("picking from nothing is an error", () => {
  expect(() => createRandom("x").pick([])).toThrow(RangeError);
});
