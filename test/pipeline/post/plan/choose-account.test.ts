import { expect, it } from "vitest";
import type { AccountFacts } from "../../../../src/model/account.ts";
import { chooseAccount, type PoolAccount } from "../../../../src/pipeline/post/plan/choose-account.ts";
import { accountFacts } from "../../../support/toy-platform.ts";

const one = (id: string, nextMs: number | undefined, facts: Partial<AccountFacts> = {}): PoolAccount => ({
  account: { id, platform: "toy", name: id, status: "connected", createdAtMs: 1, facts: {} },
  facts: accountFacts(facts),
  nextMs,
});
const video = { language: "en", words: "Longest rivers of Asia, countries" };
const chosen = (pool: PoolAccount[], change = {}) => chooseAccount(pool, { ...video, ...change })?.account.id;

it.each<[string, PoolAccount[], string | undefined]>([
  ["the one that is free first", [one("a", 20), one("b", 10)], "b"],
  ["the same one every time", [one("b", 10), one("a", 10)], "a"],
  ["one of its niche before one that takes all", [one("a", 10), one("b", 20, { niche: "rivers" })], "b"],
  ["none of another niche", [one("a", 10, { niche: "cats" })], undefined],
  ["none of half a niche", [one("a", 10, { niche: "asia food" })], undefined],
  ["a niche in another number", [one("a", 10, { niche: "River countries" })], "a"],
  ["none of another language", [one("a", 10, { language: "de" })], undefined],
  ["one of the language of another region", [one("a", 10, { language: "en-GB" })], "a"],
  ["none that has no time", [one("a", undefined)], undefined],
  ["none of nothing", [], undefined],
])("takes %s", (_what, pool, wanted) => {
  expect(chosen(pool)).toBe(wanted);
});
