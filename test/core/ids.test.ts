import { expect, test } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";

test("an id says its kind and sorts by time", () => {
  const ids = Array.from({ length: 50 }, () => newRandomId("video"));
  for (const id of ids) expect(id).toMatch(/^vid_[0-9a-f]{8}-[0-9a-f]{4}-7/);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
