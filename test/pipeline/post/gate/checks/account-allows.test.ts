import { expect, it } from "vitest";
import { accountAllows } from "../../../../../src/pipeline/post/gate/checks/account-allows.ts";
import type { AccountLimits } from "../../../../../src/providers/contracts/publisher.ts";
import { samplePostOrder, sampleSituation } from "../../../../support/post-order.ts";

const limits: AccountLimits = {
  displayName: "@maps",
  durationMsMax: null,
  privacies: ["private", "friends"],
  disallows: ["duets"],
  postsLeft: null,
  resumesAtMs: null,
};
const judge = (change: Parameters<typeof samplePostOrder>[0], now: AccountLimits | null = limits) =>
  accountAllows.judge(sampleSituation({ order: samplePostOrder(change), limits: now }));

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
