import { expect, it } from "vitest";
import { accountLock } from "../../../src/pipeline/accounts/account-lock.ts";
import { readAccountSecret } from "../../../src/pipeline/accounts/account-secret.ts";
import { type ConnectRequest, connectAccounts } from "../../../src/pipeline/accounts/connect-accounts.ts";
import { waitMs } from "../../../src/pipeline/wait.ts";
import type { Grant, GrantedAccount } from "../../../src/providers/contracts/platform-login.ts";
import { tryNamedLock } from "../../../src/store/named-lock.ts";
import { listAccounts } from "../../../src/store/repositories/social-accounts.ts";
import { countingIds, temporaryStore } from "../../support/store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { APP, memorySecrets, rotatingLogin } from "../../support/toy-platform.ts";

const grant = (accessToken: string, change: Partial<Grant> = {}): Grant => ({
  accessToken,
  refreshToken: null,
  expiresAtMs: null,
  refreshExpiresAtMs: null,
  scopes: ["read"],
  ...change,
});

/** A person who types a code at once, and what that opens. */
async function setUp(granted: readonly GrantedAccount[], given = grant("person-1")) {
  const store = await temporaryStore();
  const secrets = memorySecrets();
  secrets.kept.set("TOY_CLIENT_ID", APP.clientId);
  secrets.kept.set("TOY_CLIENT_SECRET", APP.clientSecret);
  const home = temporaryFolder();
  const { login } = rotatingLogin(() => 0);
  const device = {
    begin: async () => ({
      deviceCode: "d",
      userCode: "U",
      verificationUrl: "https://toy.example/",
      pollEveryMs: 1,
      expiresAtMs: 100,
    }),
    poll: async () => given,
  };
  const parts = {
    store,
    secrets,
    clock: { nowMs: () => 7 },
    newId: countingIds(),
    lock: accountLock({ tryLock: (name) => tryNamedLock(home, name), wait: waitMs }),
    signal: new AbortController().signal,
    title: "Toy",
    login: { ...login, device, accountsOf: async () => granted },
    way: "page",
    talk: { tell: () => undefined, ask: undefined, pasted: async function* () {} },
    wait: async () => undefined,
    timeZone: "UTC",
  };
  const connect = async (change: Partial<ConnectRequest> = {}) =>
    await connectAccounts(
      { platform: "toy", name: undefined, way: undefined, isDevice: true, wishes: {}, ...change },
      parts,
    );
  return { store, secrets, connect };
}

it("connects every account that a login opens, each with its own grant where it has one", async () => {
  const { store, secrets, connect } = await setUp([
    { userId: "1", name: "@owls", facts: { pageId: "11" }, grant: grant("page-1") },
    { userId: "2", name: "@foxes", facts: {} },
  ]);
  const document = await connect({ wishes: { niche: "animals" } });
  expect(document.accounts).toMatchObject([
    { name: "owls", displayName: "@owls", missingScopes: ["post"], isNew: true },
    { name: "foxes" },
  ]);
  const [foxes, owls] = await listAccounts(store);
  expect(owls?.facts).toMatchObject({ facts: { pageId: "11" }, login: "page", niche: "animals" });
  const tokens = [owls, foxes].map(async (one) => await readAccountSecret(secrets, one?.id ?? ""));
  expect((await Promise.all(tokens)).map(({ accessToken }) => accessToken)).toEqual(["page-1", "person-1"]);
});

it("connects the one that was named, and says which there are otherwise", async () => {
  const accounts = [
    { userId: "1", name: "@owls", facts: {} },
    { userId: "2", name: "@foxes", facts: {} },
  ];
  const { store, connect } = await setUp(accounts);
  await connect({ name: "foxes" });
  expect((await listAccounts(store)).map(({ name }) => name)).toEqual(["foxes"]);
  await expect(connect({ name: "main" })).rejects.toMatchObject({ code: "account-not-granted" });
});

it("changes nothing when one of several cannot be kept", async () => {
  const { store, secrets, connect } = await setUp([{ userId: "1", name: "@owls", facts: {} }]);
  await connect({ name: "owls" });
  const before = [...secrets.kept];
  await expect(connect({ name: "second" })).rejects.toMatchObject({
    kind: "usage",
    code: "account-name-unfitting",
    message: expect.stringContaining("as toy/owls"),
  });
  expect([...secrets.kept]).toEqual(before);
  expect(await listAccounts(store)).toHaveLength(1);
});
