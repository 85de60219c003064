import { describe, expect, it } from "vitest";
import { accountFacts, placeOf } from "../../../src/pipeline/accounts/account-facts.ts";
import type { SocialAccount } from "../../../src/store/repositories/social-accounts.ts";
import { accountFacts as factsOf } from "../../support/toy-platform.ts";

const account = (name: string, userId: string, change = {}): SocialAccount => ({
  id: `acc_${name}`,
  platform: "toy",
  name,
  status: "connected",
  createdAtMs: 1,
  facts: factsOf({ userId, ...change }),
});
const identity = {
  userId: "1",
  displayName: "@new",
  login: null,
  facts: {},
  scopes: ["a"],
  expiresAtMs: 5,
  refreshExpiresAtMs: null,
  connectedAtMs: 9,
};

describe("facts", () => {
  it("of a new account: any video, three a day, at any time of this machine's day", () => {
    expect(accountFacts(identity, {}, undefined, "Asia/Tokyo")).toEqual({
      ...identity,
      isAudited: false,
      niche: null,
      language: null,
      dailyCap: 3,
      slots: [],
      timeZone: "Asia/Tokyo",
    });
  });

  it("keep what was said before, and take what is said now, also that it is anything", () => {
    const before = account("main", "1", {
      niche: "owls",
      language: "en",
      dailyCap: 9,
      slots: ["09:00"],
      timeZone: "Asia/Tokyo",
      isAudited: true,
    });
    expect(accountFacts(identity, {}, before, "UTC")).toMatchObject({
      displayName: "@new",
      niche: "owls",
      language: "en",
      dailyCap: 9,
      slots: ["09:00"],
      timeZone: "Asia/Tokyo",
      isAudited: true,
    });
    const now = { niche: null, language: null, dailyCap: 1, slots: [], timeZone: "UTC", audited: false };
    const { audited: isAudited, ...rest } = now;
    expect(accountFacts(identity, now, before, "UTC")).toMatchObject({ ...rest, isAudited });
  });
});

describe("the place of an account", () => {
  const accounts = [
    account("main", "1"),
    account("owls", "2"),
    { ...account("main", "3"), platform: "other" },
  ];
  const place = (name: string, userId: string, platform = "toy") =>
    placeOf({ platform, name, userId }, accounts);

  it("is its own, or a new one", () => {
    expect(place("main", "1")).toEqual({ before: accounts[0] });
    expect(place("foxes", "9")).toEqual({ before: undefined });
    expect(place("main", "9", "third")).toEqual({ before: undefined });
    expect(place("main", "3", "other")).toEqual({ before: accounts[2] });
  });

  it("is neither another's name nor a second one", () => {
    expect(place("main", "9")).toEqual({ problem: expect.stringContaining("toy/main is another channel") });
    expect(place("foxes", "2")).toEqual({ problem: expect.stringContaining("as toy/owls") });
    expect(place("main", "2")).toEqual({ problem: expect.stringContaining("as toy/owls") });
  });
});
