import { expect, test } from "vitest";
import { ensureAccount, listAccounts } from "../../../src/store/repositories/social-accounts.ts";
import { describeEachStore } from "../../support/each-store.ts";

const account = { platform: "tiktok", name: "@maps", status: "connected" as const, facts: { followers: 3 } };

describeEachStore("accounts", (fresh) => {
  test("one is made once per platform and name, and stays as it is when it is asked for again", async () => {
    const store = await fresh();
    const first = await ensureAccount(store, { id: "acc_1", ...account }, 1);
    expect(first).toEqual({ id: "acc_1", createdAtMs: 1, ...account });
    const again = { id: "acc_2", ...account, status: "disabled" as const, facts: {} };
    expect(await ensureAccount(store, again, 2)).toEqual(first);
    const elsewhere = await ensureAccount({ ...store, tenantId: `${store.tenantId}b` }, again, 2);
    expect(elsewhere.id).toBe("acc_2");
  });

  test("are listed by platform, then by name", async () => {
    const store = await fresh();
    await ensureAccount(store, { id: "acc_1", ...account }, 1);
    await ensureAccount(store, { id: "acc_2", ...account, name: "@flags" }, 1);
    await ensureAccount(store, { id: "acc_3", ...account, platform: "reels" }, 1);
    expect((await listAccounts(store)).map(({ id }) => id)).toEqual(["acc_3", "acc_2", "acc_1"]);
    expect(await listAccounts({ ...store, tenantId: "another" })).toEqual([]);
  });
});
