import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { AccountRemovedDocument } from "../../../src/model/account-documents.ts";
import { accountLock } from "../../../src/pipeline/accounts/account-lock.ts";
import { writeAccountSecret } from "../../../src/pipeline/accounts/account-secret.ts";
import { removeAccount } from "../../../src/pipeline/accounts/remove-account.ts";
import { waitMs } from "../../../src/pipeline/wait.ts";
import type { Grant, PlatformApp } from "../../../src/providers/contracts/platform-login.ts";
import { tryNamedLock } from "../../../src/store/named-lock.ts";
import { insertEffect } from "../../../src/store/repositories/effects.ts";
import { getJob, updateJob } from "../../../src/store/repositories/jobs.ts";
import { listAccounts } from "../../../src/store/repositories/social-accounts.ts";
import { insertSocialPost, listPosts } from "../../../src/store/repositories/social-posts.ts";
import { sampleEffect } from "../../support/content.ts";
import { addJobs } from "../../support/jobs.ts";
import { socialPost } from "../../support/sample-post.ts";
import { temporaryStore } from "../../support/store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import {
  APP,
  accountSecret,
  connectedAccount,
  memorySecrets,
  rotatingLogin,
} from "../../support/toy-platform.ts";

async function setUp(change: Parameters<typeof accountSecret>[0] = {}) {
  const store = await temporaryStore();
  const secrets = memorySecrets();
  const { login, state } = rotatingLogin(() => 0);
  const revoked: [PlatformApp, Grant][] = [];
  login.revoke = async (app, grant) => void revoked.push([app, grant]);
  const account = await connectedAccount(store);
  await writeAccountSecret(secrets, account.id, accountSecret(change));
  const home = temporaryFolder();
  const lock = accountLock({ tryLock: (name) => tryNamedLock(home, name), wait: waitMs });
  const { signal } = new AbortController();
  const parts = { store, secrets, clock: { nowMs: () => 0 }, login, lock, signal };
  const remove = async (isLocal = false) => await removeAccount(account, isLocal, parts);
  const left = async () => [(await listAccounts(store)).length, secrets.kept.size];
  return { store, account, login, state, revoked, secrets, remove, left };
}
const failing = (kind: "refused" | "config" | "transient", code: string): AppError =>
  new AppError({ kind, code, message: "It cannot.", hint: "Remove the app in the browser." });

it("takes the grant back, forgets secrets and row, and drops what is not out", async () => {
  const { store, account, revoked, remove, left } = await setUp();
  for (const [id, status] of [
    ["pst_1", "waiting"],
    ["pst_2", "live"],
  ] as const)
    await insertSocialPost(store, socialPost(id, { accountId: account.id, status }), 1);
  expect(AccountRemovedDocument.parse(await remove())).toMatchObject({
    name: "main",
    isRevoked: true,
    notes: [],
    openPostCount: 1,
  });
  expect(revoked).toMatchObject([[APP, { accessToken: "access-1-0123456789" }]]);
  expect(await left()).toEqual([0, 0]);
  expect((await listPosts(store, { limit: 9 })).map(({ status }) => status)).toEqual(["live", "dropped"]);
});

it("what may be out is parked, and said; its job goes on no more", async () => {
  const { store, account, remove } = await setUp();
  const [sent = "", unsent = ""] = await addJobs(store, [
    { label: "Owls", kind: "post", input: { postId: "pst_1" } },
    { label: "Larks", kind: "post", input: { postId: "pst_2" } },
  ]);
  for (const [id, jobId] of [
    ["pst_1", sent],
    ["pst_2", unsent],
  ] as const)
    await insertSocialPost(store, socialPost(id, { accountId: account.id, status: "pending", jobId }), 1);
  const effect = { jobId: sent, kind: "publishes" as const, state: "submitted" as const };
  await insertEffect(store, sampleEffect(`${sent}/publish/1`, effect));
  expect(await remove()).toMatchObject({
    openPostCount: 1,
    isRevoked: true,
    notes: [expect.stringContaining("Post pst_1 may be on the account")],
  });
  expect((await listPosts(store, { limit: 9 })).map(({ status }) => status)).toEqual(["dropped", "parked"]);
  expect([(await getJob(store, sent))?.status, (await getJob(store, unsent))?.status]).toEqual([
    "dropped",
    "dropped",
  ]);
});

it("waits for a post that is being sent, and takes nothing back meanwhile", async () => {
  const { store, account, revoked, remove, left } = await setUp();
  const [jobId = ""] = await addJobs(store, [{ label: "Owls", kind: "post", input: { postId: "pst_1" } }]);
  await updateJob(store, jobId, { status: "running" }, 1);
  await insertSocialPost(store, socialPost("pst_1", { accountId: account.id, status: "pending", jobId }), 1);
  await expect(remove()).rejects.toMatchObject({ kind: "usage", code: "account-posting" });
  expect([revoked, await left()]).toEqual([[], [1, 1]]);
});

it("takes back what is good: a token that has ended is renewed first", async () => {
  const { revoked, remove } = await setUp({ expiresAtMs: 0 });
  await remove();
  expect(revoked).toMatchObject([[APP, { accessToken: "access-2-0123456789" }]]);
});

it.each([
  ["must be told by hand", failing("refused", "login-revoke-by-hand"), "Remove the app in the browser."],
  ["does not know the app", failing("config", "login-app-refused"), "It cannot."],
  ["has forgotten the grant", failing("refused", "account-reconnect-needed"), "no grant any more"],
])("still forgets it when the platform %s, and says so", async (_what, error, words) => {
  const { login, remove, left } = await setUp();
  login.revoke = () => Promise.reject(error);
  const { isRevoked, notes } = await remove();
  expect({ isRevoked, notes: notes.join() }).toEqual({
    isRevoked: false,
    notes: expect.stringContaining(words),
  });
  expect(await left()).toEqual([0, 0]);
});

it("forgets nothing when the platform cannot be asked now", async () => {
  const { login, remove, left } = await setUp();
  login.revoke = () => Promise.reject(failing("transient", "vendor-unreachable"));
  await expect(remove()).rejects.toMatchObject({ kind: "transient" });
  expect(await left()).toEqual([1, 1]);
});

it("asks nobody when another machine goes on with it, nor when there is nothing to ask with", async () => {
  const { revoked, remove, left } = await setUp();
  expect(await remove(true)).toMatchObject({
    isRevoked: false,
    notes: [expect.stringContaining("not asked")],
  });
  expect(await left()).toEqual([0, 0]);
  const bare = await setUp();
  bare.secrets.kept.clear();
  await bare.remove();
  expect([...revoked, ...bare.revoked]).toEqual([]);
  expect(await bare.left()).toEqual([0, 0]);
});
