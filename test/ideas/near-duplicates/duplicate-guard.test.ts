import { describe, expect, it } from "vitest";
import { DuplicateGuard } from "../../../src/ideas/near-duplicates/duplicate-guard.ts";

const past = {
  conceptKey: "countries/population/africa/top",
  receiptKeys: ["p:ng:pop", "p:et:pop", "p:eg:pop", "p:cd:pop"],
  text: "nigeria ethiopia egypt congo",
};

describe("DuplicateGuard", () => {
  const guard = new DuplicateGuard([past]);

  it("lets a new idea pass", () => {
    const fresh = { conceptKey: "b", receiptKeys: ["p:br:area"], text: "brazil argentina" };
    expect(guard.find(fresh)).toBeUndefined();
  });

  it("refuses the same idea", () => {
    expect(guard.find({ ...past, receiptKeys: [], text: "" })).toMatchObject({ reason: "concept", past });
  });

  it("refuses more than half the same facts, not half", () => {
    const keys = past.receiptKeys;
    const half = { conceptKey: "b", receiptKeys: [...keys.slice(0, 3), "q", "r"], text: "" };
    expect(guard.findConcept(half)).toBeUndefined();
    expect(guard.findConcept({ ...half, receiptKeys: keys.slice(0, 3) })).toMatchObject({
      reason: "receipts",
      similarity: 0.75,
    });
  });

  it("refuses mostly the same words", () => {
    const retold = { conceptKey: "b", receiptKeys: [], text: "Egypt, Nigeria, Ethiopia, Sudan" };
    expect(guard.find(retold)?.reason).toBe("text");
    expect(guard.find({ ...retold, text: "Egypt and Chile and Peru and Laos" })).toBeUndefined();
  });

  it("remembers what is added", () => {
    const growing = new DuplicateGuard();
    expect(growing.find(past)).toBeUndefined();
    growing.add(past);
    expect(growing.find(past)?.similarity).toBe(1);
  });
});
