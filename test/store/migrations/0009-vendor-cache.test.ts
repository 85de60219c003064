import { expect, test } from "vitest";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("what is kept of vendors", (fresh) => {
  test("one answer for a vendor and a key", async () => {
    const store = await fresh();
    const keep = async (providerId: string, cacheKey: string) =>
      await store.db
        .insertInto("vendorCache")
        .values({ tenantId: store.tenantId, providerId, cacheKey, document: "1", expiresAtMs: 2 ** 40 })
        .execute();
    await keep("pexels", "a");
    await keep("pexels", "b");
    await keep("pixabay", "a");
    await expect(keep("pexels", "a")).rejects.toThrow();
  });
});
