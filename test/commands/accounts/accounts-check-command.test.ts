import { expect, it } from "vitest";
import { type AccountCheck, AccountsCheckedDocument } from "../../../src/model/account-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const good: AccountCheck = {
  id: "acc_1",
  platform: "tiktok",
  name: "main",
  displayName: "@owls",
  status: "ok",
  message: null,
  hint: null,
  postsLeft: 4,
  durationMsMax: 600_000,
  privacies: ["public", "private"],
  disallows: ["duets"],
  resumesAt: null,
};

function checking(exitCode: number, ...changes: Partial<AccountCheck>[]) {
  const asked: (string | undefined)[] = [];
  const context = fakeContext({
    checkAccounts: async (written) => {
      asked.push(written);
      const accounts = changes.map((change) => ({ ...good, ...change }));
      return { document: { schema: "viral.accounts-checked/1", accounts }, exitCode };
    },
  });
  return { asked, context };
}

it("says what each may do", async () => {
  const { asked, context } = checking(0, {});
  const { exitCode, stdout } = await runCli(["accounts", "check", "main"], context);
  expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: ["main"] });
  expect(stdout).toBe(
    "tiktok/main (@owls): its tokens are good; 4 posts left; up to 600 s; public, private; no duets\n",
  );
});

it("says what is wrong and what to do, and answers with its exit code", async () => {
  const nothing = { displayName: null, postsLeft: null, durationMsMax: null, privacies: null, disallows: [] };
  const { context } = checking(
    5,
    { ...nothing, status: "needs-reconnect", message: "It is gone.", hint: "Connect it again." },
    { ...nothing, status: "capped", resumesAt: "2026-11-30T00:00:00.000Z" },
  );
  const { exitCode, stdout } = await runCli(["accounts", "check"], context);
  expect(exitCode).toBe(5);
  expect(stdout).toContain("tiktok/main: must be connected again\n  It is gone.\n  Connect it again.\n");
  expect(stdout).toContain("may not post now; again from 2026-11-30T00:00:00.000Z");
});

it("is one document for a program, and finds nobody where nobody is", async () => {
  const { stdout } = await runCli(["accounts", "check", "--json"], checking(0, {}).context);
  expect(AccountsCheckedDocument.parse(JSON.parse(stdout)).accounts).toEqual([good]);
  const { stdout: none } = await runCli(["accounts", "check"], checking(0).context);
  expect(none).toBe("No account is connected.\n");
});
