import type { RunCommand } from "../command.ts";
import { within } from "../within.ts";
import { overridesOf } from "./plan-request.ts";
import { postsText } from "./posts-text.ts";

const DAYS = 7;
const DAYS_MAX = 366;

export const run: RunCommand = async (call, context) => {
  const document = await context.schedulePosts({
    days: within(call.number("days"), "--days", 1, DAYS_MAX) ?? DAYS,
    accounts: call.list("account"),
    atMs: undefined,
    overrides: overridesOf(call),
  });
  const isHeld = document.posts.some(({ status }) => status === "held");
  return {
    document,
    text: postsText(
      document.posts,
      "Nothing to plan: every finished video has its posts, or no account has room.",
    ),
    exitCode: isHeld ? 10 : 0,
  };
};
