import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { postSummary, postsDocument } from "../../support/post-summary.ts";
import { runCli } from "../../support/run-cli.ts";

it("approves what was looked at, by its hash, with the flags that were named", async () => {
  const seen: unknown[] = [];
  const context = fakeContext({
    approvePost: async (id, approval) => {
      seen.push([id, approval]);
      return postsDocument(postSummary());
    },
  });
  const { exitCode, stdout } = await runCli(
    ["approve", "pst_1", "--hash", "0a1b", "--allow-repost"],
    context,
  );
  expect(seen).toEqual([["pst_1", { hash: "0a1b", overrides: ["allow-repost"] }]]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("waiting");
  const unsaid = await runCli(["approve", "pst_1"], context);
  expect([unsaid.exitCode, seen.length]).toEqual([2, 1]);
  expect(unsaid.stderr).toContain("viral approve pst_1 --hash");
});
