import { expect, it } from "vitest";
import { accountAllows } from "../../../../../src/pipeline/post/gate/checks/account-allows.ts";
import type { AccountLimits } from "../../../../../src/providers/contracts/publisher.ts";
import { platform, samplePostOrder, sampleSituation } from "../../../../support/post-order.ts";
import { accountFacts } from "../../../../support/toy-platform.ts";

const limits: AccountLimits = {
  displayName: "@maps",
  durationMsMax: null,
  privacies: ["private", "friends"],
  disallows: ["duets"],
  postsLeft: null,
  resumesAtMs: null,
};
const audited = accountFacts({ isAudited: true });
const judge = (change: Parameters<typeof samplePostOrder>[0], now: AccountLimits | null = limits) =>
  accountAllows.judge(sampleSituation({ order: samplePostOrder(change), account: audited, limits: now }));

it("obeys what the platform says of the account", () => {
  expect(judge({ privacy: "private" }).fault).toBeUndefined();
  expect(judge({ privacy: "public" }).fault).toBe(
    "it is to be public, and the account may only be private, friends",
  );
  const allow = { comments: true, duets: true, stitches: false };
  expect(judge({ privacy: "friends", allow }).fault).toBe("duets are switched off in @maps");
  expect(judge({ privacy: "private", commercial: "third-party" }).fault).toBe(
    "a paid partnership cannot be private",
  );
});

it("says nothing of what is not known yet, or is decided in the app", () => {
  expect(judge({}, null).skipped).toContain("asked before it goes out");
  expect(judge({ delivery: "draft" }).skipped).toContain("in the platform's app");
});

it.each([
  ["reels", { privacy: "unlisted" }, true, "Instagram Reels shows what comes by its API to public only"],
  ["reels", { delivery: "draft" }, true, "Instagram Reels takes no draft by its API"],
  ["tiktok", { privacy: "unlisted" }, true, "TikTok shows what comes by its API to"],
  ["tiktok", { privacy: "public" }, false, "TikTok has not audited the app: it may be private or a draft"],
  ["shorts", { privacy: "friends" }, false, "YouTube Shorts shows what comes by its API to"],
] as const)("knows when a post is planned what %s with %o can never have", (id, change, isAudited, fault) => {
  const found = accountAllows.judge(
    sampleSituation({
      platform: platform(id),
      order: samplePostOrder(change),
      account: accountFacts({ isAudited }),
      limits: null,
    }),
  );
  expect(found.fault).toContain(fault);
});

it.each([
  ["reels", { privacy: "public" }],
  ["tiktok", { privacy: "private" }],
  ["tiktok", { delivery: "draft", privacy: "unlisted" }],
  ["shorts", { delivery: "draft", privacy: "private" }],
] as const)("lets %s with %o be planned", (id, change) => {
  const order = samplePostOrder(change);
  expect(
    accountAllows.judge(sampleSituation({ platform: platform(id), order, limits: null })).fault,
  ).toBeUndefined();
});
