import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { AccountsImportedDocument } from "../../../src/model/account-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function importing() {
  const texts: string[] = [];
  const context = fakeContext({
    importAccounts: async (text) => {
      texts.push(text);
      const account = { id: "acc_1", platform: "tiktok", name: "main", displayName: null, userId: "1" };
      return {
        schema: "viral.accounts-imported/1",
        accounts: [{ ...account, isNew: false, missingScopes: [] }],
      };
    },
  });
  return { texts, context };
}
const argv = (file: string, ...more: string[]) => ["accounts", "import", "--tokens-file", file, ...more];

it("reads a file of the working folder", async () => {
  const { texts, context } = importing();
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "tokens.json"), "[ ł ]");
  const { exitCode, stdout } = await runCli(argv("tokens.json"), { ...context, cwd });
  expect({ exitCode, texts }).toEqual({ exitCode: 0, texts: ["[ ł ]"] });
  expect(stdout).toContain("tiktok/main (1) is imported again.");
});

it("reads stdin to its end", async () => {
  const { texts, context } = importing();
  const stdin = new PassThrough();
  stdin.write("{");
  setImmediate(() => stdin.end("}"));
  const { stdout } = await runCli(argv("-", "--json"), { ...context, stdin });
  expect(AccountsImportedDocument.parse(JSON.parse(stdout)).accounts).toHaveLength(1);
  expect(texts).toEqual(["{}"]);
});

it.each([
  [["accounts", "import"], "No file was named."],
  [argv("nothing.json"), "nothing.json cannot be read (ENOENT)."],
  [argv("."), "cannot be read (EISDIR)."],
])("refuses %j", async (words, message) => {
  const { texts, context } = importing();
  const { exitCode, stderr } = await runCli(words, context);
  expect({ exitCode, texts }).toEqual({ exitCode: 2, texts: [] });
  expect(stderr).toContain(message);
});

it("reads no more than anybody would write", async () => {
  const { texts, context } = importing();
  const stdin = new PassThrough();
  for (let count = 0; count < 9; count += 1) stdin.write(Buffer.alloc(1_000_000, " "));
  const { exitCode } = await runCli(argv("-"), { ...context, stdin });
  expect({ exitCode, texts }).toEqual({ exitCode: 2, texts: [] });
});
