import { expect, it } from "vitest";
import {
  cappedRhythm,
  nextAllowedMs,
  rollingCapOf,
  type SentPost,
  usualDelivery,
} from "../../../src/pipeline/schedule/platform-caps.ts";
import { platform } from "../../support/post-order.ts";
import { accountFacts } from "../../support/toy-platform.ts";

const HOUR_MS = 3_600_000;
const NOON_MS = Date.parse("2026-11-29T12:00:00Z");
const tiktok = platform("tiktok");

it("takes the caps from the platform's data", () => {
  expect([rollingCapOf(tiktok, "direct"), rollingCapOf(tiktok, "draft")]).toEqual([15, 5]);
  expect(rollingCapOf(platform("reels"), "direct")).toBeUndefined();
  expect(rollingCapOf(undefined, "direct")).toBeUndefined();
});

it("leaves no account more than its platform takes", () => {
  const facts = accountFacts({ dailyCap: 50, isAudited: true });
  expect(cappedRhythm(facts, tiktok)).toMatchObject({ dailyCap: 15, rollingCap: 15 });
  expect(cappedRhythm({ ...facts, isAudited: false }, tiktok)).toMatchObject({ dailyCap: 5, rollingCap: 5 });
  expect(cappedRhythm({ ...facts, dailyCap: 2 }, tiktok).dailyCap).toBe(2);
  expect(cappedRhythm(facts, platform("reels")).dailyCap).toBe(50);
  expect(usualDelivery(platform("shorts"), { isAudited: false })).toBe("direct");
});

const allowed = (delivery: "direct" | "draft", sent: readonly SentPost[]) =>
  ((nextAllowedMs(
    { facts: accountFacts({ dailyCap: 50 }), platform: tiktok, delivery, gapMs: 0 },
    sent,
    NOON_MS,
  ) ?? 0) -
    NOON_MS) /
  HOUR_MS;
const sent = (count: number, status: SentPost["status"]): SentPost[] =>
  Array.from({ length: count }, (_, n) => ({ status, atMs: NOON_MS - (20 - n) * HOUR_MS }));

it("waits until the first of the last day's posts is a day old", () => {
  expect(allowed("direct", sent(14, "live"))).toBe(0);
  expect(allowed("direct", sent(15, "live"))).toBe(4);
  expect(allowed("draft", sent(5, "draft"))).toBe(4);
});

it("counts drafts and posts apart, and with both what is on its way", () => {
  expect(allowed("draft", sent(14, "live"))).toBe(0);
  expect(allowed("direct", sent(15, "draft"))).toBe(0);
  expect(allowed("draft", [...sent(4, "draft"), ...sent(1, "pending")])).toBe(4);
});
