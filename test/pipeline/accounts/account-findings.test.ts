import { expect, it } from "vitest";
import { accountFindings } from "../../../src/pipeline/accounts/account-findings.ts";
import { writeAccountSecret } from "../../../src/pipeline/accounts/account-secret.ts";
import { updateAccount } from "../../../src/store/repositories/social-accounts.ts";
import { temporaryStore } from "../../support/store.ts";
import { accountSecret, connectedAccount, memorySecrets } from "../../support/toy-platform.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 29);

/** Accounts by name, each with what is left of its only token. */
async function found(leftMs: Readonly<Record<string, number | null>>) {
  const store = await temporaryStore();
  const secrets = memorySecrets();
  for (const [name, left] of Object.entries(leftMs)) {
    const { id } = await connectedAccount(store, { id: `acc_${name}`, name, facts: { userId: name } });
    const expiresAtMs = left === null ? null : NOW_MS + left;
    await writeAccountSecret(secrets, id, accountSecret({ refreshToken: null, expiresAtMs }));
  }
  const look = async () => await accountFindings(store, secrets, { nowMs: () => NOW_MS });
  return { store, secrets, look };
}

it("says nothing where there is no account, and names those that are well in one line", async () => {
  expect(await (await found({})).look()).toEqual([]);
  const { look } = await found({ a: null, b: 15 * DAY_MS });
  expect(await look()).toEqual([{ id: "accounts", status: "ok", found: "toy/a, toy/b", remedy: null }]);
});

it.each([
  [13.5 * DAY_MS, "loses its access in 13 days, on 2026-12-12"],
  [DAY_MS, "loses its access in 1 day, on 2026-11-30"],
  [5_000, "loses its access within a day, on 2026-11-29"],
  [0, "has access that has ended"],
])("warns days ahead: %i ms", async (left, words) => {
  const { look } = await found({ main: left });
  expect(await look()).toEqual([
    {
      id: "account",
      status: "degraded",
      found: `toy/main ${words}`,
      remedy: expect.stringContaining("viral accounts connect toy --name main"),
    },
  ]);
});

it("names those that must be connected again, and those whose tokens are not here", async () => {
  const { store, secrets, look } = await found({ a: null, b: null, c: null, d: 0 });
  await updateAccount(store, "acc_a", { status: "needs-reconnect" });
  secrets.kept.delete("VIRAL_ACCOUNT_ACC_B");
  await updateAccount(store, "acc_d", { status: "disabled" });
  expect((await look()).map((one) => one.found)).toEqual([
    "toy/c",
    "toy/a must be connected again",
    "toy/b has no tokens on this machine",
  ]);
});
