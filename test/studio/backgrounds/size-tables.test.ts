import { expect, test } from "vitest";
import { bySize } from "../../../src/studio/backgrounds/size-tables.ts";

test("a table has a value for each pixel, row by row", () => {
  expect(bySize()(3, 2, (x, y) => 10 * y + x)).toEqual(Float64Array.of(0, 1, 2, 10, 11, 12));
});

test("a size is worked out once, and every size for itself", () => {
  const table = bySize();
  let asked = 0;
  const count = (): number => {
    asked += 1;
    return asked;
  };
  const first = table(3, 2, count);
  expect(asked).toBe(6);
  expect(table(3, 2, count)).toBe(first);
  expect(asked).toBe(6);
  expect(table(2, 3, count)).not.toEqual(first);
  expect(table(1, 32, count)).toHaveLength(32);
  expect(table(13, 2, count)).toHaveLength(26);
  expect(table(3, 2, count)).toBe(first);
});

test("two kinds of table of one size are two tables", () => {
  const [distances, angles] = [bySize(), bySize()];
  expect(distances(2, 1, (x) => x)).toEqual(Float64Array.of(0, 1));
  expect(angles(2, 1, (x) => -x - 1)).toEqual(Float64Array.of(-1, -2));
});
