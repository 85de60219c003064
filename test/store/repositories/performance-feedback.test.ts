import { expect, test } from "vitest";
import { insertFeedback, listFeedback } from "../../../src/store/repositories/performance-feedback.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const facts = { note: `"quoted" \\ 😀\n` };
const feedback = { videoId: "vid_1", postId: null, measure: "retention", value: 0.5, facts };

describeEachStore("feedback", (fresh) => {
  test("is found by video and by measure, as it was given", async () => {
    const store = await fresh();
    await insertFeedback(store, { id: "fbk_1", ...feedback }, 1);
    await insertFeedback(store, { id: "fbk_2", ...feedback, measure: "person" }, 1);
    await insertFeedback(store, { id: "fbk_3", ...feedback, videoId: "vid_2" }, 1);
    const one = { limit: 9, videoId: "vid_1", measure: "retention" };
    expect(await listFeedback(store, one)).toEqual([{ id: "fbk_1", createdAtMs: 1, ...feedback }]);
    expect(await listFeedback(store, { limit: 9, measure: "retention" })).toHaveLength(2);
  });

  test("comes newest first", async () => {
    const store = await fresh();
    await expectNewestFirst(
      store,
      async (id) => await insertFeedback(store, { id, ...feedback }, 1),
      listFeedback,
    );
  });
});
