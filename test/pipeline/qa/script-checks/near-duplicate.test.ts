import { expect, it } from "vitest";
import { DuplicateGuard } from "../../../../src/ideas/near-duplicates/duplicate-guard.ts";
import { checkNearDuplicate } from "../../../../src/pipeline/qa/script-checks/near-duplicate.ts";

const past = { conceptKey: "a", receiptKeys: ["1", "2", "3"], text: "peru chile laos" };

it("passes a new video and measures how near the nearest is", () => {
  const check = checkNearDuplicate(
    { conceptKey: "b", receiptKeys: ["9"], text: "peru fiji mali chad" },
    new DuplicateGuard([past]),
  );
  expect(check).toMatchObject({ status: "passed", limit: 0.6, unit: "cosine" });
  expect(check.measured).toBeGreaterThan(0);
});

it("fails a repeat and names the earlier video", () => {
  const guard = new DuplicateGuard([past]);
  const facts = checkNearDuplicate({ conceptKey: "b", receiptKeys: ["1", "2", "3", "4"], text: "" }, guard);
  expect(facts).toMatchObject({ status: "failed", measured: 0.75, limit: 0.5, unit: "Jaccard of facts" });
  expect(facts.message).toContain("a");
  expect(checkNearDuplicate({ ...past, conceptKey: "c", receiptKeys: [] }, guard).unit).toBe("cosine");
});
