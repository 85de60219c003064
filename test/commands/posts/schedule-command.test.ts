import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { postSummary, postsDocument } from "../../support/post-summary.ts";
import { runCli } from "../../support/run-cli.ts";

it("plans a week ahead, or as far as is said, and says what goes out when", async () => {
  const seen: unknown[] = [];
  const context = fakeContext({
    schedulePosts: async ({ days, accounts }) => {
      seen.push([days, accounts]);
      return postsDocument(postSummary());
    },
  });
  expect((await runCli(["schedule"], context)).stdout).toContain("2026-12-01 18:00");
  await runCli(["schedule", "--days", "3", "--account", "tiktok/main,youtube"], context);
  expect(seen).toEqual([
    [7, []],
    [3, ["tiktok/main", "youtube"]],
  ]);
  expect((await runCli(["schedule", "--days", "0"], context)).exitCode).toBe(2);
});

it("says that there is nothing to plan, and ends with 10 when something is held", async () => {
  const none = fakeContext({ schedulePosts: async () => postsDocument() });
  expect(await runCli(["schedule"], none)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining("Nothing to plan"),
  });
  const held = fakeContext({ schedulePosts: async () => postsDocument(postSummary({ status: "held" })) });
  expect((await runCli(["schedule"], held)).exitCode).toBe(10);
});
