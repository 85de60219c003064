import { expect, it } from "vitest";
import { unitOf } from "../../../src/ideas/spoken-numbers/units.ts";

it("takes everyday words as units only beside a number", () => {
  expect(unitOf("km2", "free")?.one).toBe("square kilometer");
  expect(unitOf("m", "after")?.many).toBe("meters");
  expect(unitOf("m", "free")).toBeUndefined();
  expect(unitOf("in", "after")).toBeUndefined();
  expect(unitOf("in", "stuck")?.many).toBe("inches");
  expect(unitOf("constructor", "free")).toBeUndefined();
});
