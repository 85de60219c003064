import { expect, it } from "vitest";
import { ReceiptIndex } from "../../../src/ideas/near-duplicates/receipt-index.ts";

it("measures the overlap of distinct keys", () => {
  const index = new ReceiptIndex();
  index.add(["a", "b", "c", "c"]);
  index.add(["x"]);
  expect(index.nearest(["b", "c", "d"])).toEqual({ position: 0, jaccard: 0.5 });
  expect(index.nearest(["x", "x"])).toEqual({ position: 1, jaccard: 1 });
  expect(index.nearest(["q"])).toBeUndefined();
  expect(index.nearest([])).toBeUndefined();
});
