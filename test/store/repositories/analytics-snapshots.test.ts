import { expect, test } from "vitest";
import { insertSnapshot, listSnapshots } from "../../../src/store/repositories/analytics-snapshots.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const snapshot = { postId: "pst_1", capturedAtMs: 5, source: "api", viewCount: 12, facts: { likes: 3 } };

describeEachStore("snapshots", (fresh) => {
  test("the same moment of a post from the same source is kept once, as it was first told", async () => {
    const store = await fresh();
    await insertSnapshot(store, { id: "snp_1", ...snapshot }, 9);
    await insertSnapshot(store, { id: "snp_2", ...snapshot, viewCount: 99 }, 9);
    await insertSnapshot(store, { id: "snp_3", ...snapshot, source: "page", viewCount: null }, 9);
    await insertSnapshot(store, { id: "snp_4", ...snapshot, postId: "pst_2" }, 9);
    expect(await listSnapshots(store, { limit: 9, postId: "pst_1" })).toEqual([
      { id: "snp_3", createdAtMs: 9, ...snapshot, source: "page", viewCount: null },
      { id: "snp_1", createdAtMs: 9, ...snapshot },
    ]);
  });

  test("come newest first", async () => {
    const store = await fresh();
    let capturedAtMs = 0;
    const insert = async (id: string) => {
      capturedAtMs += 1;
      await insertSnapshot(store, { id, ...snapshot, capturedAtMs }, 9);
    };
    await expectNewestFirst(store, insert, listSnapshots);
  });
});
