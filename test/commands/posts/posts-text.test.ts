import { expect, it } from "vitest";
import { postsText } from "../../../src/commands/posts/posts-text.ts";
import { postSummary } from "../../support/post-summary.ts";

it("says when, where and what, on the clock of this machine", () => {
  expect(postsText([postSummary()], "none")).toBe(
    "2026-12-01 18:00  waiting        tiktok/main  Longest rivers\n  pst_1",
  );
  expect(postsText([], "Nothing is waiting to go out.")).toBe("Nothing is waiting to go out.");
});

it("says where it is to be seen, or why nowhere", () => {
  const live = postSummary({
    status: "live",
    url: "https://t/v/1",
    postedAt: new Date(2026, 11, 1, 18, 5).toISOString(),
  });
  expect(postsText([live], "")).toContain("2026-12-01 18:05  live");
  expect(postsText([live], "")).toContain("\n  https://t/v/1");
  const draft = postSummary({ status: "draft", because: "finish it in the app" });
  expect(postsText([draft], "")).toContain("\n  finish it in the app");
});

it("says of what is held why, and the line that lets it go", () => {
  const check = { id: "repost", measured: 1, limit: 0, unit: "posts" };
  const held = postSummary({
    status: "held",
    checks: [
      { ...check, status: "failed", message: "the same is out" },
      { ...check, id: "same-file", status: "passed" },
    ],
  });
  const text = postsText([held], "");
  expect(text).toContain("failed: repost, the same is out");
  expect(text).not.toContain("same-file");
  expect(text).toContain("viral approve pst_1 --hash 0a1b2c3d4e5f6071");
});
