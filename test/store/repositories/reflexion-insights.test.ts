import { expect, test } from "vitest";
import {
  insertInsight,
  listInsights,
  updateInsight,
} from "../../../src/store/repositories/reflexion-insights.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const insight = {
  topic: "hook/question",
  status: "active" as const,
  confidence: 0.7,
  facts: { videos: 12 },
};

describeEachStore("insights", (fresh) => {
  test("new evidence changes one, or retires it; its claim stays", async () => {
    const store = await fresh();
    await insertInsight(store, { id: "ins_1", ...insight }, 3);
    await insertInsight(store, { id: "ins_2", ...insight, topic: "format/quiz" }, 3);
    await updateInsight(store, "ins_1", { status: "retired", confidence: 0.1 }, 4);
    const retired = { ...insight, status: "retired", confidence: 0.1, createdAtMs: 3, updatedAtMs: 4 };
    const active = { ...insight, topic: "format/quiz", createdAtMs: 3, updatedAtMs: 3 };
    expect(await listInsights(store, { limit: 9, topic: "hook/question" })).toEqual([
      { id: "ins_1", ...retired },
    ]);
    expect(await listInsights(store, { limit: 9, status: "active" })).toEqual([{ id: "ins_2", ...active }]);
  });

  test("come newest first", async () => {
    const store = await fresh();
    await expectNewestFirst(
      store,
      async (id) => await insertInsight(store, { id, ...insight }, 3),
      listInsights,
    );
  });
});
