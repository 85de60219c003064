import { expect, test } from "vitest";
import {
  deleteAccount,
  getAccount,
  listAccounts,
  saveAccount,
  updateAccount,
} from "../../../src/store/repositories/social-accounts.ts";
import { describeEachStore } from "../../support/each-store.ts";

const account = { platform: "tiktok", name: "maps", status: "connected" as const, facts: { niche: "maps" } };

describeEachStore("accounts", (fresh) => {
  test("one is made once per platform and name; connected again it keeps its id", async () => {
    const store = await fresh();
    const first = await saveAccount(store, { id: "acc_1", ...account, status: "needs-reconnect" }, 1);
    expect(first).toEqual({ id: "acc_1", createdAtMs: 1, ...account, status: "needs-reconnect" });
    const again = { id: "acc_2", ...account, facts: { niche: "flags" } };
    expect(await saveAccount(store, again, 2)).toEqual({
      ...first,
      status: "connected",
      facts: { niche: "flags" },
    });
    const elsewhere = await saveAccount({ ...store, tenantId: `${store.tenantId}b` }, again, 2);
    expect(elsewhere.id).toBe("acc_2");
  });

  test("are listed by platform, then by name", async () => {
    const store = await fresh();
    await saveAccount(store, { id: "acc_1", ...account }, 1);
    await saveAccount(store, { id: "acc_2", ...account, name: "flags" }, 1);
    await saveAccount(store, { id: "acc_3", ...account, platform: "instagram" }, 1);
    expect((await listAccounts(store)).map(({ id }) => id)).toEqual(["acc_3", "acc_2", "acc_1"]);
    expect(await listAccounts({ ...store, tenantId: "another" })).toEqual([]);
  });

  test("change field by field, and go", async () => {
    const store = await fresh();
    await saveAccount(store, { id: "acc_1", ...account }, 1);
    await updateAccount(store, "acc_1", { status: "needs-reconnect" });
    expect(await getAccount(store, "acc_1")).toMatchObject({
      status: "needs-reconnect",
      facts: { niche: "maps" },
    });
    await updateAccount(store, "acc_1", { facts: { niche: "sea" } });
    expect(await getAccount(store, "acc_1")).toMatchObject({
      status: "needs-reconnect",
      facts: { niche: "sea" },
    });
    await deleteAccount(store, "acc_1");
    expect(await getAccount(store, "acc_1")).toBeUndefined();
  });
});
