import { expect, it } from "vitest";
import { OVERRIDE_OPTIONS, PLAN_OPTIONS } from "../../../src/commands/posts/plan-request.ts";
import { POST_OVERRIDES } from "../../../src/model/post-overrides.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { postsDocument } from "../../support/post-summary.ts";
import { runCli } from "../../support/run-cli.ts";

it("has a flag for every way through the gate, each with what it risks", () => {
  expect(OVERRIDE_OPTIONS.map(({ flags }) => flags)).toEqual(POST_OVERRIDES.map((name) => `--${name}`));
  expect(OVERRIDE_OPTIONS.every(({ summary }) => summary.startsWith("although"))).toBe(true);
  expect(PLAN_OPTIONS.find(({ flags }) => flags === "--review")?.setting).toBe("posting.review");
});

it("hands over just the flags that were given", async () => {
  const seen: unknown[] = [];
  const context = fakeContext({
    schedulePosts: async ({ overrides }) => {
      seen.push(overrides);
      return postsDocument();
    },
  });
  await runCli(["schedule"], context);
  await runCli(["schedule", "--allow-repost", "--ignore-caps"], context);
  expect(seen).toEqual([[], ["allow-repost", "ignore-caps"]]);
});
