import { expect, test } from "vitest";
import { insertCritique, listCritiques } from "../../../src/store/repositories/self-critiques.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const critique = { subjectKind: "video" as const, subjectId: "vid_1", score: 7.5, facts: { weak: ["hook"] } };

describeEachStore("critiques", (fresh) => {
  test("are found by what they are about, as they were given", async () => {
    const store = await fresh();
    await insertCritique(store, { id: "crt_1", ...critique }, 2);
    await insertCritique(store, { id: "crt_2", ...critique, subjectId: "vid_2" }, 2);
    expect(await listCritiques(store, { limit: 9, subjectId: "vid_1" })).toEqual([
      { id: "crt_1", createdAtMs: 2, ...critique },
    ]);
  });

  test("come newest first", async () => {
    const store = await fresh();
    await expectNewestFirst(
      store,
      async (id) => await insertCritique(store, { id, ...critique }, 2),
      listCritiques,
    );
  });
});
