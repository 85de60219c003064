import fc from "fast-check";
import { expect, it } from "vitest";
import { accountLock } from "../../../src/pipeline/accounts/account-lock.ts";
import { readAccountSecret } from "../../../src/pipeline/accounts/account-secret.ts";
import { importAccounts } from "../../../src/pipeline/accounts/import-accounts.ts";
import { waitMs } from "../../../src/pipeline/wait.ts";
import { tryNamedLock } from "../../../src/store/named-lock.ts";
import { listAccounts } from "../../../src/store/repositories/social-accounts.ts";
import { countingIds, temporaryStore } from "../../support/store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { memorySecrets, rotatingLogin } from "../../support/toy-platform.ts";

async function setUp() {
  const store = await temporaryStore();
  const secrets = memorySecrets();
  const { login } = rotatingLogin(() => 0);
  const other = { ...login, scopes: ["own_post"] };
  const two = { ...login, ways: ["page", "own"], by: (way: string) => (way === "own" ? other : login) };
  const home = temporaryFolder();
  const parts = {
    store,
    secrets,
    clock: { nowMs: () => 7 },
    newId: countingIds(),
    lock: accountLock({ tryLock: (name) => tryNamedLock(home, name), wait: waitMs }),
    signal: new AbortController().signal,
    platforms: new Map([
      ["toy", login],
      ["two", two],
    ]),
    timeZone: "Asia/Tokyo",
  };
  const bring = async (...entries: object[]) => await importAccounts(JSON.stringify(entries), parts);
  return { store, secrets, parts, bring };
}
const entry = {
  platform: "toy",
  name: "main",
  clientId: "id-1",
  clientSecret: "secret-0123456789",
  accessToken: "access-0123456789",
  refreshToken: "refresh-0123456789",
  expiresAt: "2026-11-29T14:00:00Z",
  userId: "7431234567890123456",
  scopes: ["post"],
  audited: true,
  niche: "owls",
  language: "en",
  dailyCap: 5,
  slots: ["18:00", "09:00"],
};

it("takes an account with all that is said of it, its tokens into the secret store only", async () => {
  const { store, secrets, bring } = await setUp();
  const document = await bring(entry);
  expect(document).toMatchObject({
    schema: "viral.accounts-imported/1",
    accounts: [{ platform: "toy", name: "main", isNew: true, missingScopes: [] }],
  });
  const [account] = await listAccounts(store);
  expect(account).toMatchObject({
    status: "connected",
    facts: {
      userId: "7431234567890123456",
      isAudited: true,
      niche: "owls",
      dailyCap: 5,
      slots: ["09:00", "18:00"],
      timeZone: "Asia/Tokyo",
      expiresAtMs: Date.UTC(2026, 10, 29, 14),
    },
  });
  expect(await readAccountSecret(secrets, account?.id ?? "")).toEqual({
    clientId: "id-1",
    clientSecret: "secret-0123456789",
    accessToken: "access-0123456789",
    refreshToken: "refresh-0123456789",
    expiresAtMs: Date.UTC(2026, 10, 29, 14),
    refreshExpiresAtMs: null,
    scopes: ["post"],
    renewalSentAtMs: null,
  });
  expect(JSON.stringify([document, account])).not.toMatch(/secret-0|access-0|refresh-0/);
});

it("replaces tokens and facts of one that is there, keeps its id and what is not said", async () => {
  const { store, secrets, bring } = await setUp();
  await bring(entry);
  const [before] = await listAccounts(store);
  const { dailyCap: _cap, niche: _niche, ...rest } = entry;
  const document = await bring({ ...rest, accessToken: "access-2", refreshToken: "", niche: null });
  expect(document.accounts).toMatchObject([{ id: before?.id, isNew: false }]);
  expect((await listAccounts(store))[0]?.facts).toMatchObject({ niche: null, dailyCap: 5 });
  expect(await readAccountSecret(secrets, before?.id ?? "")).toMatchObject({
    accessToken: "access-2",
    refreshToken: null,
  });
});

it("of several ways in takes the one that is said, else the one whose scopes these are", async () => {
  const { store, bring } = await setUp();
  await bring(
    { ...entry, platform: "two", name: "a", userId: "1", scopes: null },
    { ...entry, platform: "two", name: "b", userId: "2", scopes: ["own_post"] },
    { ...entry, platform: "two", name: "c", userId: "3", scopes: ["own_post"], way: "page" },
  );
  expect((await listAccounts(store)).map(({ facts }) => facts["login"])).toEqual(["page", "own", "page"]);
});

it("says everything that is wrong, and imports nothing then", async () => {
  const { store, secrets, bring } = await setUp();
  await bring(entry);
  const kept = [...secrets.kept];
  const rows = await listAccounts(store);
  const wrong = bring(
    { ...entry, accessToken: "access-2" },
    { ...entry, name: "second" },
    { ...entry, name: "third", userId: "3", platform: "toyy" },
    { ...entry, name: "main", userId: "4" },
    { ...entry, platform: "two", name: "x", userId: "5", way: "door" },
    { ...entry, name: "fine", userId: "6" },
    { ...entry, name: "bad", userId: "7", dailyCap: 0 },
  );
  await expect(wrong).rejects.toMatchObject({ kind: "usage", code: "tokens-file-invalid" });
  const message = await wrong.catch((error: Error) => error.message);
  expect(message).toContain("entry 2: it has the name or the userId of entry 1");
  expect(message).toContain("entry 3: platform: expected toy, two; did you mean toy?");
  expect(message).toContain("entry 4: it has the name or the userId of entry 1");
  expect(message).toContain("entry 5: way: expected page or own");
  expect(message).toContain("entry 7: dailyCap:");
  expect(message).not.toMatch(/entry [16]:|access-|refresh-0|secret-0/);
  expect(await listAccounts(store)).toEqual(rows);
  expect([...secrets.kept]).toEqual(kept);
});

it("whatever it is given: all of it, or a word of what is wrong that holds no secret", async () => {
  const { store, secrets, parts } = await setUp();
  const canary = "canary-7f3a9b-token";
  const odd = fc.oneof(fc.jsonValue(), fc.constant(canary), fc.constant([canary]));
  const entries = fc.array(
    fc.record(
      {
        ...Object.fromEntries(Object.keys(entry).map((key) => [key, odd])),
        platform: fc.constantFrom("toy", "two", canary),
        accessToken: fc.constantFrom(canary, "", 7, `${canary}\n`),
        name: fc.constantFrom("a", "b", "c/d", ""),
        userId: fc.constantFrom("1", "2", `${canary} `, 3),
        clientId: fc.constantFrom(canary, null),
        clientSecret: fc.constantFrom(canary, ""),
        expiresAt: fc.constantFrom(null, canary, 1_764_424_800_000),
      },
      { requiredKeys: ["platform", "name", "accessToken", "userId", "clientId", "clientSecret"] },
    ),
    { maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(entries, async (list) => {
      const before = JSON.stringify([await listAccounts(store), [...secrets.kept]]);
      try {
        const { accounts } = await importAccounts(JSON.stringify(list), parts);
        expect(accounts).toHaveLength(list.length);
      } catch (error) {
        expect(error).toMatchObject({ code: "tokens-file-invalid" });
        expect(String(error)).not.toContain("canary");
        expect(JSON.stringify([await listAccounts(store), [...secrets.kept]])).toBe(before);
      }
    }),
    { numRuns: 60 },
  );
});
