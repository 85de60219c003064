import { expect, it } from "vitest";
import { AccountRemovedDocument } from "../../../src/model/account-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

function removing(change: Partial<AccountRemovedDocument> = {}) {
  const asked: [string, boolean][] = [];
  const context = fakeContext({
    removeAccount: async (written, isLocal) => {
      asked.push([written, isLocal]);
      return {
        schema: "viral.account-removed/1",
        id: "acc_1",
        platform: "tiktok",
        name: "main",
        displayName: null,
        isRevoked: true,
        notes: [],
        openPostCount: 0,
        ...change,
      };
    },
  });
  return { asked, context };
}

it("says that the leave was taken back", async () => {
  const { asked, context } = removing();
  const { stdout } = await runCli(["accounts", "remove", "tiktok/main"], context);
  expect(stdout).toBe("tiktok/main is removed, and its leave taken back at the platform.\n");
  expect(asked).toEqual([["tiktok/main", false]]);
});

it("says what could not be done, and which posts will not go out", async () => {
  const { asked, context } = removing({ isRevoked: false, notes: ["Do it by hand."], openPostCount: 1 });
  const { stdout } = await runCli(["accounts", "remove", "main", "--local"], context);
  expect(stdout).toBe(
    "tiktok/main is removed here.\nDo it by hand.\n1 post that was planned will not go out.\n",
  );
  expect(asked).toEqual([["main", true]]);
  const { stdout: many } = await runCli(
    ["accounts", "remove", "main"],
    removing({ openPostCount: 2 }).context,
  );
  expect(many).toContain("2 posts that were planned will not go out.");
});

it("wants an account, and is one document for a program", async () => {
  expect((await runCli(["accounts", "remove"], removing().context)).exitCode).toBe(2);
  const { stdout } = await runCli(["accounts", "remove", "main", "--json"], removing().context);
  expect(AccountRemovedDocument.parse(JSON.parse(stdout)).isRevoked).toBe(true);
});
