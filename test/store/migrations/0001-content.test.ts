import { expect, test } from "vitest";
import { newRow, type Store } from "../../../src/store/scope.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("0001-content", (fresh) => {
  test("an address is one user's within a tenant; users without one may be many", async () => {
    const store = await fresh();
    const addUser = async (scope: Store, id: string, email: string | null) =>
      await scope.db
        .insertInto("users")
        .values({ ...newRow(scope, id, 1), email, name: "A", role: "owner" })
        .execute();
    await addUser(store, "usr_1", "a@example.com");
    await addUser(store, "usr_2", null);
    await addUser(store, "usr_3", null);
    await addUser({ ...store, tenantId: `${store.tenantId}b` }, "usr_1", "a@example.com");
    await expect(addUser(store, "usr_4", "a@example.com")).rejects.toThrow(/unique/i);
  });

  test("a file is known once in a tenant, however many tenants have it", async () => {
    const store = await fresh();
    const addBlob = async (tenantId: string) =>
      await store.db
        .insertInto("blobs")
        .values({ tenantId, sha256: "ab", sizeBytes: 5_000_000_000, mediaType: "video/mp4", createdAtMs: 1 })
        .execute();
    await addBlob(store.tenantId);
    await addBlob(`${store.tenantId}b`);
    await expect(addBlob(store.tenantId)).rejects.toThrow(/unique/i);
  });

  test("a tenant's id is its own", async () => {
    const store = await fresh();
    const addTenant = async () =>
      await store.db
        .insertInto("tenants")
        .values({ id: store.tenantId, name: "A", createdAtMs: 1 })
        .execute();
    await addTenant();
    await expect(addTenant()).rejects.toThrow(/unique/i);
  });
});
