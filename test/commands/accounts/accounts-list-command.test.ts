import { expect, it } from "vitest";
import { type AccountSummary, AccountsDocument } from "../../../src/model/account-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const account: AccountSummary = {
  id: "acc_1",
  platform: "tiktok",
  name: "main",
  displayName: "@owls",
  userId: "7431234567890123456",
  status: "connected",
  way: null,
  scopes: ["video.upload"],
  isAudited: true,
  niche: "owls",
  language: "en",
  dailyCap: 3,
  slots: [],
  timeZone: "Asia/Tokyo",
  postsToday: 1,
  plannedToday: 0,
  appPostsLeft: null,
  nextSlotAt: "2026-11-29T12:00:00.000Z",
  endsAt: "2027-01-01T00:00:00.000Z",
  daysLeft: 32,
  connectedAt: "2026-11-01T00:00:00.000Z",
};
const listing = (...changes: Partial<AccountSummary>[]) =>
  fakeContext({
    listAccounts: async () => ({
      schema: "viral.accounts/1",
      accounts: changes.map((change) => ({ ...account, ...change })),
    }),
  });

it("says who is connected, for how long, what goes out today and when the next may", async () => {
  const { stdout } = await runCli(["accounts", "list"], listing({}));
  expect(stdout).toBe(
    [
      "tiktok/main  @owls  connected, audited",
      "  access 32 days left; video.upload",
      "  today 1 of 3, next 2026-11-29 21:00 (Asia/Tokyo), for owls, en\n",
    ].join("\n"),
  );
});

it("tells what is planned apart, and what the app may still post", async () => {
  const { stdout } = await runCli(
    ["accounts", "list"],
    listing({ plannedToday: 2, appPostsLeft: 93, nextSlotAt: null }),
  );
  expect(stdout).toContain("today 1 of 3, 2 planned, 93 left for all accounts of the app, next not within");
});

it("says what it does not know, and what must be done", async () => {
  const { stdout } = await runCli(
    ["accounts", "list"],
    listing(
      {
        status: "needs-reconnect",
        displayName: null,
        scopes: null,
        niche: null,
        language: null,
        daysLeft: 1,
      },
      { status: "no-tokens", isAudited: false, nextSlotAt: null },
      { status: "disabled", daysLeft: null },
    ),
  );
  expect(stdout).toContain(
    "7431234567890123456  must be connected again, audited\n  access 1 day left; scopes not told",
  );
  expect(stdout).toContain("no tokens on this machine\n  access not known");
  expect(stdout).toContain("next not within a year");
  expect(stdout).toContain("switched off, audited\n  access without an end that is known");
});

it("is one document for a program, and says how to begin", async () => {
  const { stdout } = await runCli(["accounts", "list", "--json"], listing({}));
  expect(AccountsDocument.parse(JSON.parse(stdout)).accounts).toEqual([account]);
  expect((await runCli(["accounts", "list"], listing())).stdout).toContain("viral accounts connect");
});
