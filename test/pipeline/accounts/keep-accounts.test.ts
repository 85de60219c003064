import { expect, it } from "vitest";
import { accountLock } from "../../../src/pipeline/accounts/account-lock.ts";
import { RECONNECT, readAccountSecret } from "../../../src/pipeline/accounts/account-secret.ts";
import { keepAccounts } from "../../../src/pipeline/accounts/keep-accounts.ts";
import { waitMs } from "../../../src/pipeline/wait.ts";
import { tryNamedLock } from "../../../src/store/named-lock.ts";
import { getJob, updateJob } from "../../../src/store/repositories/jobs.ts";
import { getAccount, listAccounts } from "../../../src/store/repositories/social-accounts.ts";
import { insertSocialPost } from "../../../src/store/repositories/social-posts.ts";
import { addJobs } from "../../support/jobs.ts";
import { socialPost } from "../../support/sample-post.ts";
import { countingIds, temporaryStore } from "../../support/store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { accountFacts, accountSecret, connectedAccount, memorySecrets } from "../../support/toy-platform.ts";

async function setUp() {
  const store = await temporaryStore();
  const secrets = memorySecrets();
  const home = temporaryFolder();
  const lock = accountLock({ tryLock: (name) => tryNamedLock(home, name), wait: waitMs });
  const { signal } = new AbortController();
  const parts = { store, secrets, clock: { nowMs: () => 7 }, newId: countingIds(), lock, signal };
  return { store, secrets, home, parts };
}
const toKeep = (name: string, change = {}) => ({
  platform: "toy",
  name,
  before: undefined,
  facts: accountFacts({ userId: name }),
  secret: accountSecret({ accessToken: `access-${name}` }),
  ...change,
});

it("stores the secret before a row says connected", async () => {
  const { store, secrets, parts } = await setUp();
  const rowsAtSecret: number[] = [];
  const watched = {
    ...secrets,
    set: async (name: string, value: string) => {
      rowsAtSecret.push((await listAccounts(store)).length);
      return await secrets.set(name, value);
    },
  };
  const [one] = await keepAccounts([toKeep("a"), toKeep("b")], { ...parts, secrets: watched });
  expect(rowsAtSecret).toEqual([0, 0]);
  expect((await readAccountSecret(secrets, one?.id ?? "")).accessToken).toBe("access-a");
  expect(await listAccounts(store)).toHaveLength(2);
});

it("takes the place of one that was there, with its id, and connects it again", async () => {
  const { store, secrets, parts } = await setUp();
  const before = { ...(await connectedAccount(store)), status: "needs-reconnect" as const };
  await keepAccounts([toKeep("main", { before })], parts);
  expect(await getAccount(store, before.id)).toMatchObject({
    status: "connected",
    facts: { userId: "main" },
  });
  expect((await readAccountSecret(secrets, before.id)).accessToken).toBe("access-main");
});

it("what waits for the login of a connected account is due at once", async () => {
  const { store, parts } = await setUp();
  const before = await connectedAccount(store);
  const [jobId = ""] = await addJobs(store, [{ label: "Owls", kind: "post" }]);
  const error = { kind: "refused" as const, code: RECONNECT, message: "gone", hint: null };
  await updateJob(store, jobId, { status: "waiting", notBeforeMs: 9_000, error }, 1);
  await insertSocialPost(store, socialPost("pst_1", { accountId: before.id, jobId }), 1);
  await keepAccounts([toKeep("main", { before })], parts);
  expect(await getJob(store, jobId)).toMatchObject({ notBeforeMs: 0, error: null });
});

it.each([
  ["the second secret cannot be written", "secret"],
  ["another process has just taken a name", "name"],
])("keeps none of them when %s", async (_what, fails) => {
  const { store, secrets, parts } = await setUp();
  const before = await connectedAccount(store);
  const old = JSON.stringify(accountSecret());
  secrets.kept.set("VIRAL_ACCOUNT_ACC_1", old);
  if (fails === "name") await connectedAccount(store, { id: "acc_9", name: "b", facts: { userId: "9" } });
  let writes = 0;
  const failing = {
    ...secrets,
    set: async (name: string, value: string) => {
      writes += 1;
      if (fails === "secret" && writes === 2) throw new Error("the keychain is locked");
      return await secrets.set(name, value);
    },
  };
  const rows = await listAccounts(store);
  const kept = keepAccounts([toKeep("main", { before }), toKeep("b")], { ...parts, secrets: failing });
  await expect(kept).rejects.toThrow(fails === "secret" ? "locked" : "connected by another process");
  expect(await listAccounts(store)).toEqual(rows);
  expect([...secrets.kept]).toEqual([["VIRAL_ACCOUNT_ACC_1", old]]);
});

it("waits for whoever renews the tokens of one of them", async () => {
  const { store, home, parts } = await setUp();
  const before = await connectedAccount(store);
  const held = tryNamedLock(home, `account-${before.id}`);
  let isDone = false;
  const kept = keepAccounts([toKeep("main", { before })], parts).then(() => {
    isDone = true;
  });
  await waitMs(120, parts.signal);
  expect(isDone).toBe(false);
  held?.release();
  await kept;
  expect(tryNamedLock(home, `account-${before.id}`)).toBeDefined();
});
