import { expect, it } from "vitest";
import { AccountsDocument } from "../../../src/model/account-documents.ts";
import { writeAccountSecret } from "../../../src/pipeline/accounts/account-secret.ts";
import {
  type DescribeParts,
  describeAccounts,
  keptAccount,
  lookAtGrant,
} from "../../../src/pipeline/accounts/describe-accounts.ts";
import { updateAccount } from "../../../src/store/repositories/social-accounts.ts";
import { insertSocialPost } from "../../../src/store/repositories/social-posts.ts";
import { PLATFORMS } from "../../support/post-order.ts";
import { socialPost } from "../../support/sample-post.ts";
import { temporaryStore } from "../../support/store.ts";
import { accountSecret, connectedAccount, memorySecrets } from "../../support/toy-platform.ts";

const DAY_MS = 86_400_000;
/** 20:00 in Tokyo, of the day before in Los Angeles. */
const NOW_MS = Date.UTC(2026, 10, 29, 11);

async function setUp() {
  const store = await temporaryStore();
  const secrets = memorySecrets();
  const account = await connectedAccount(store, {
    facts: { timeZone: "Asia/Tokyo", slots: ["09:00", "21:00"], dailyCap: 2, scopes: ["post"] },
  });
  const parts = { store, secrets, clock: { nowMs: () => NOW_MS }, gapMs: 3_600_000, platforms: PLATFORMS };
  return {
    store,
    secrets,
    account,
    describe: async (more: Partial<DescribeParts> = {}) => await describeAccounts({ ...parts, ...more }),
  };
}

it("says who it is, what goes out on its own day, and when it may post next", async () => {
  const { store, secrets, account, describe } = await setUp();
  await writeAccountSecret(secrets, account.id, accountSecret({ refreshExpiresAtMs: NOW_MS + 9.5 * DAY_MS }));
  const at = { accountId: account.id, platform: "toy" };
  const yesterdayMs = Date.UTC(2026, 10, 28, 14, 59);
  await insertSocialPost(store, socialPost("pst_1", { ...at, scheduledAtMs: yesterdayMs }), 1);
  await insertSocialPost(store, socialPost("pst_2", { ...at, status: "live", postedAtMs: NOW_MS - 1 }), 1);
  await insertSocialPost(store, socialPost("pst_3", { ...at, status: "failed", scheduledAtMs: NOW_MS }), 1);
  await insertSocialPost(store, socialPost("pst_4", { accountId: "acc_2", scheduledAtMs: NOW_MS }), 1);
  const document = AccountsDocument.parse(await describe());
  expect(document.accounts).toEqual([
    {
      id: "acc_1",
      platform: "toy",
      name: "main",
      displayName: "@maps",
      userId: "7431234567890123456",
      status: "connected",
      way: null,
      scopes: ["post"],
      isAudited: false,
      niche: null,
      language: null,
      dailyCap: 2,
      slots: ["09:00", "21:00"],
      timeZone: "Asia/Tokyo",
      postsToday: 1,
      plannedToday: 0,
      appPostsLeft: null,
      nextSlotAt: "2026-11-29T12:00:00.000Z",
      endsAt: "2026-12-08T23:00:00.000Z",
      daysLeft: 9,
      connectedAt: "1970-01-01T00:00:00.001Z",
    },
  ]);
});

it("tells what is out apart from what is only planned, and a platform's own limits", async () => {
  const { store, describe } = await setUp();
  const account = await connectedAccount(store, {
    id: "acc_9",
    platform: "tiktok",
    name: "nine",
    facts: { dailyCap: 50 },
  });
  const at = { accountId: account.id, platform: "tiktok", scheduledAtMs: NOW_MS };
  for (const [index, status] of (["held", "paused", "waiting", "pending"] as const).entries())
    await insertSocialPost(store, socialPost(`pst_${index}`, { ...at, status, videoId: `vid_${index}` }), 1);
  const appPostsLeft = async (platform: string) => (platform === "tiktok" ? 93 : undefined);
  const [nine] = (await describe({ appPostsLeft })).accounts.filter(({ id }) => id === "acc_9");
  expect(nine).toMatchObject({ dailyCap: 5, postsToday: 1, plannedToday: 3, appPostsLeft: 93 });
});

it("waits for tomorrow when the day's cap is full", async () => {
  const { store, account, describe } = await setUp();
  for (const id of ["pst_1", "pst_2"])
    await insertSocialPost(
      store,
      socialPost(id, { accountId: account.id, status: "live", postedAtMs: NOW_MS - 7_200_000 }),
      1,
    );
  expect((await describe()).accounts[0]).toMatchObject({
    postsToday: 2,
    nextSlotAt: "2026-11-30T00:00:00.000Z",
  });
});

it.each([
  ["what a refresh token brings anew", { expiresAtMs: 5, refreshExpiresAtMs: null }, null],
  ["its refresh token", { expiresAtMs: 5, refreshExpiresAtMs: 9 }, 9],
  ["its only token", { refreshToken: null, expiresAtMs: 5, refreshExpiresAtMs: 9 }, 5],
  ["nothing", { refreshToken: null, expiresAtMs: null }, null],
])("ends with %s", async (_what, change, endsAtMs) => {
  const { secrets, account } = await setUp();
  await writeAccountSecret(secrets, account.id, accountSecret(change));
  expect(await lookAtGrant(account, secrets)).toEqual({ status: "connected", endsAtMs });
});

it("says that its tokens are not here, cannot be read, or that a person switched it off", async () => {
  const { store, secrets, account, describe } = await setUp();
  expect((await describe()).accounts[0]).toMatchObject({ status: "no-tokens", endsAt: null, daysLeft: null });
  secrets.kept.set("VIRAL_ACCOUNT_ACC_1", "{ canary");
  expect(await lookAtGrant(account, secrets)).toMatchObject({ status: "no-tokens" });
  await updateAccount(store, account.id, { status: "disabled" });
  expect((await describe()).accounts[0]?.status).toBe("disabled");
});

it("names the scopes that were not granted", async () => {
  const { account } = await setUp();
  expect(keptAccount(account, undefined, ["post", "read"])).toMatchObject({
    isNew: true,
    missingScopes: ["read"],
  });
  const silent = { ...account, facts: { ...account.facts, scopes: null } };
  expect(keptAccount(silent, account, ["post"])).toMatchObject({ isNew: false, missingScopes: [] });
});
