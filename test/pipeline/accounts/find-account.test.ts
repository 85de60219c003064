import { expect, it } from "vitest";
import { findAccount } from "../../../src/pipeline/accounts/find-account.ts";
import { temporaryStore } from "../../support/store.ts";
import { connectedAccount } from "../../support/toy-platform.ts";

async function threeAccounts() {
  const store = await temporaryStore();
  for (const [id, platform, name] of [
    ["acc_0101", "tiktok", "main"],
    ["acc_0102", "youtube", "main"],
    ["acc_0201", "youtube", "owls"],
  ] as const)
    await connectedAccount(store, { id, platform, name });
  return async (written: string) => (await findAccount(store, written)).id;
}

it("finds by platform and name, by a name that one has, by an id and enough of its start", async () => {
  const find = await threeAccounts();
  expect(await find("tiktok/main")).toBe("acc_0101");
  expect(await find("owls")).toBe("acc_0201");
  expect(await find("acc_0102")).toBe("acc_0102");
  expect(await find("acc_02")).toBe("acc_0201");
});

it.each([
  ["main", "account-ambiguous", "tiktok/main or youtube/main"],
  ["acc_01", "account-ambiguous", "tiktok/main or youtube/main"],
  ["acc_", "account-unknown", ""],
  ["tiktok/mian", "account-unknown", ""],
])("refuses %s: %s", async (written, code, words) => {
  const find = await threeAccounts();
  await expect(find(written)).rejects.toMatchObject({
    kind: "usage",
    code,
    message: expect.stringContaining(words),
  });
});

it("names the nearest, and says when there is none at all", async () => {
  const find = await threeAccounts();
  await expect(find("tiktok/mian")).rejects.toMatchObject({ hint: expect.stringContaining("tiktok/main?") });
  await expect(findAccount(await temporaryStore(), "x")).rejects.toMatchObject({
    hint: "None is connected.",
  });
});
