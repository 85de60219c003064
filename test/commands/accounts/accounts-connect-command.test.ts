import { expect, it } from "vitest";
import type { CommandContext } from "../../../src/commands/command.ts";
import { AccountsConnectedDocument } from "../../../src/model/account-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

function setUp() {
  const asked: Parameters<CommandContext["connectAccounts"]>[0][] = [];
  const context = fakeContext({
    connectAccounts: async (request, talk) => {
      asked.push(request);
      talk.tell("Open this address.");
      const account = { id: "acc_1", platform: "tiktok", name: "main", displayName: "@owls", userId: "1" };
      return {
        schema: "viral.accounts-connected/1",
        accounts: [{ ...account, isNew: true, missingScopes: ["video.publish"] }],
      };
    },
  });
  return { asked, context };
}

it("says where to go beside the answer, and who is connected in it", async () => {
  const { asked, context } = setUp();
  const { exitCode, stdout, stderr } = await runCli(["accounts", "connect", "tiktok"], context);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "Open this address.\n" });
  expect(stdout).toContain("tiktok/main (@owls) is connected.\n  Not granted: video.publish.");
  expect(asked).toEqual([
    { platform: "tiktok", name: undefined, way: undefined, isDevice: false, wishes: {} },
  ]);
});

it("takes what is said of the account", async () => {
  const { asked, context } = setUp();
  const argv = ["accounts", "connect", "instagram", "--name", "@owls", "--way", "instagram", "--device"];
  const wishes = ["--niche", "owls", "--language", "en", "--daily-cap", "5", "--audited"];
  const times = ["--slots", "18:00,09:00", "--time-zone", "Asia/Tokyo"];
  const { stdout } = await runCli([...argv, ...wishes, ...times, "--json"], context);
  AccountsConnectedDocument.parse(JSON.parse(stdout));
  expect(asked[0]).toEqual({
    platform: "instagram",
    name: "owls",
    way: "instagram",
    isDevice: true,
    wishes: {
      audited: true,
      niche: "owls",
      language: "en",
      dailyCap: 5,
      slots: ["09:00", "18:00"],
      timeZone: "Asia/Tokyo",
    },
  });
});

it.each([
  [["--daily-cap", "0"], "--daily-cap: "],
  [["--slots", "9:00"], "--slots: expected a time of day like 09:30"],
  [["--time-zone", "Mars"], "--time-zone: expected a time zone"],
  [["--language", "plain english"], "--language: expected a language tag"],
  [["--name", "a/b"], "--name: expected letters"],
])("refuses %j before anybody is asked", async (flags, words) => {
  const { asked, context } = setUp();
  const { exitCode, stderr } = await runCli(["accounts", "connect", "tiktok", ...flags], context);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(words);
  expect(asked).toEqual([]);
});
