import { expect, test } from "vitest";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("what steps keep", (fresh) => {
  test("one memory for a key", async () => {
    const store = await fresh();
    const keep = async (key: string) =>
      await store.db
        .insertInto("stepMemories")
        .values({ tenantId: store.tenantId, key, sealed: "x", updatedAtMs: 2 ** 40 })
        .execute();
    await keep("a");
    await keep("b");
    await expect(keep("a")).rejects.toThrow();
  });
});
