import { expect, it } from "vitest";
import { chooseGranted } from "../../../src/pipeline/accounts/choose-granted.ts";
import type { SocialAccount } from "../../../src/store/repositories/social-accounts.ts";

const granted = (userId: string, name: string) => ({ userId, name, facts: {} });
const known = (name: string, userId: string): SocialAccount => ({
  id: `acc_${name}`,
  platform: "toy",
  name,
  status: "connected",
  createdAtMs: 1,
  facts: { userId },
});
const names = (...args: Parameters<typeof chooseGranted>) =>
  chooseGranted(...args).map((one) => [one.name, one.granted.userId]);

const OWL = granted("1", "@owl.facts");
const FOX = granted("2", "@Fox Facts!");

it("calls the only one as it was told, else main", () => {
  expect(names([OWL], "owls", [])).toEqual([["owls", "1"]]);
  expect(names([OWL], undefined, [])).toEqual([["main", "1"]]);
});

it("without a name takes all, by what they are called or by their handles", () => {
  expect(names([OWL, FOX], undefined, [])).toEqual([
    ["owl.facts", "1"],
    ["Fox-Facts-", "2"],
  ]);
  expect(names([OWL, FOX], undefined, [known("birds", "1")])).toEqual([
    ["birds", "1"],
    ["Fox-Facts-", "2"],
  ]);
  expect(names([FOX], undefined, [known("main", "1")])).toEqual([["Fox-Facts-", "2"]]);
  expect(names([granted("17/8", "🦉🦉")], undefined, [known("main", "1")])).toEqual([["17-8", "17/8"]]);
});

it("with a name takes the one that has it, else the one whose handle it is", () => {
  expect(names([OWL, FOX], "birds", [known("birds", "2")])).toEqual([["birds", "2"]]);
  expect(names([OWL, FOX], "Owl.Facts", [])).toEqual([["Owl.Facts", "1"]]);
  expect(() => chooseGranted([OWL, FOX], "main", [])).toThrow(
    expect.objectContaining({ kind: "usage", code: "account-not-granted" }),
  );
  expect(() => chooseGranted([OWL, FOX], "main", [])).toThrow("@owl.facts, @Fox Facts!");
});
