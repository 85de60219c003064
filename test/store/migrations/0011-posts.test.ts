import { expect, test } from "vitest";
import { newRow } from "../../../src/store/scope.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { socialPost } from "../../support/sample-post.ts";

describeEachStore("posts", (fresh) => {
  test("one row for the same on one account of a tenant, whatever its id", async () => {
    const store = await fresh();
    const { facts: _facts, ...columns } = socialPost("x", { dedupeKey: "k" });
    const insert = async (tenantId: string, id: string) =>
      await store.db
        .insertInto("socialPosts")
        .values({ ...columns, ...newRow({ ...store, tenantId }, id, 1), document: "{}" })
        .execute();
    await insert(store.tenantId, "1");
    await insert(`${store.tenantId}b`, "1");
    await expect(insert(store.tenantId, "2")).rejects.toThrow(/unique/i);
  });
});
