import { expect, test } from "vitest";
import {
  insertAdjustment,
  listAdjustments,
  updateAdjustment,
} from "../../../src/store/repositories/scoring-adjustments.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const adjustment = {
  feature: "digits",
  insightId: "ins_1",
  weightDelta: 0.2,
  status: "active" as const,
  facts: { interval: [0.1, 0.3] },
};

describeEachStore("adjustments", (fresh) => {
  test("one is changed or retired, not deleted, and the others are not touched", async () => {
    const store = await fresh();
    await insertAdjustment(store, { id: "adj_1", ...adjustment }, 3);
    await insertAdjustment(store, { id: "adj_2", ...adjustment, insightId: null }, 3);
    await updateAdjustment(store, "adj_1", { weightDelta: -0.1 }, 5);
    await updateAdjustment(store, "adj_2", { status: "retired" }, 6);
    const changed = { ...adjustment, weightDelta: -0.1, createdAtMs: 3, updatedAtMs: 5 };
    const retired = { ...adjustment, insightId: null, status: "retired", createdAtMs: 3, updatedAtMs: 6 };
    expect(await listAdjustments(store, { limit: 9, status: "active" })).toEqual([
      { id: "adj_1", ...changed },
    ]);
    expect(await listAdjustments(store, { limit: 9, feature: "digits" })).toEqual([
      { id: "adj_2", ...retired },
      { id: "adj_1", ...changed },
    ]);
    expect(await listAdjustments(store, { limit: 9, feature: "emoji" })).toEqual([]);
  });

  test("come newest first", async () => {
    const store = await fresh();
    await expectNewestFirst(
      store,
      async (id) => await insertAdjustment(store, { id, ...adjustment }, 3),
      listAdjustments,
    );
  });
});
