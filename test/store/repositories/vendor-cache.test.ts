import { expect, test } from "vitest";
import { type CacheEntry, readCache, writeCache } from "../../../src/store/repositories/vendor-cache.ts";
import { describeEachStore } from "../../support/each-store.ts";

const entry = (change: Partial<CacheEntry> = {}): CacheEntry => ({
  providerId: "pexels",
  key: "search:en:fox",
  value: [{ id: "1", about: "it's a fox" }],
  expiresAtMs: 100,
  ...change,
});

describeEachStore("what is kept of vendors", (fresh) => {
  test("is there until it expires, for the vendor and the key that it is of", async () => {
    const store = await fresh();
    await writeCache(store, entry(), 1);
    expect(await readCache(store, entry(), 99)).toEqual(entry().value);
    expect(await readCache(store, entry(), 100)).toBeUndefined();
    expect(await readCache(store, entry({ providerId: "pixabay" }), 99)).toBeUndefined();
    expect(await readCache(store, entry({ key: "search:en:owl" }), 99)).toBeUndefined();
  });

  test("gives way to what is newer", async () => {
    const store = await fresh();
    await writeCache(store, entry(), 1);
    await writeCache(store, entry({ value: { untilMs: 7 }, expiresAtMs: 300 }), 50);
    expect(await readCache(store, entry(), 200)).toEqual({ untilMs: 7 });
  });

  test("goes when it has expired and something else is kept", async () => {
    const store = await fresh();
    const rows = async (): Promise<number> =>
      (
        await store.db
          .selectFrom("vendorCache")
          .select("cacheKey")
          .where("tenantId", "=", store.tenantId)
          .execute()
      ).length;
    await writeCache(store, entry(), 1);
    await writeCache(store, entry({ key: "other", expiresAtMs: 500 }), 50);
    expect(await rows()).toBe(2);
    await writeCache(store, entry({ key: "third", expiresAtMs: 500 }), 100);
    expect(await rows()).toBe(2);
  });
});
