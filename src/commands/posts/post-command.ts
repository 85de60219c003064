import { AppError } from "../../core/app-error.ts";
import { systemClock } from "../../core/clock.ts";
import { openReporter } from "../../ui/reporter.ts";
import type { CommandCall, CommandContext, RunCommand } from "../command.ts";
import { overridesOf } from "./plan-request.ts";
import { postsText } from "./posts-text.ts";
import { readTime } from "./read-time.ts";

export const run: RunCommand = async (call, context) => {
  const [video] = call.arguments;
  if (video === undefined && !call.flag("due")) throw nothingAsked();
  const planned = video === undefined ? undefined : await plan(video, call, context);
  const isDueNow = planned?.posts.some(
    ({ status, startsAt }) => status === "waiting" && Date.parse(startsAt) <= systemClock.nowMs(),
  );
  if (video !== undefined && isDueNow !== true) {
    const isHeld = planned?.posts.some(({ status }) => status === "held") ?? false;
    const document = planned ?? { schema: "viral.posts/1" as const, posts: [] };
    return { document, text: postsText(document.posts, "Nothing was planned."), exitCode: isHeld ? 10 : 0 };
  }
  const reporter = await openReporter({ ...call.surroundings, isJson: call.isJson, isQuiet: call.isQuiet });
  try {
    const ids = planned?.posts.map(({ id }) => id);
    const { document, exitCode } = await context.postDue(ids, reporter.emit);
    return { document, exitCode, text: postsText(document.posts, "Nothing is due.") };
  } finally {
    await reporter.close();
  }
};

const plan = async (video: string, call: CommandCall, context: CommandContext) =>
  await context.planPost(video, {
    accounts: call.list("account"),
    atMs: readTime(call.text("at"), "--at", systemClock.nowMs()),
    title: call.text("title"),
    caption: call.text("caption"),
    overrides: overridesOf(call),
  });

const nothingAsked = (): AppError =>
  new AppError({
    kind: "usage",
    code: "post-unclear",
    message: "What shall be posted?",
    hint: "Name a video (`viral post <video>`), or post what is due (`viral post --due`). `viral schedule` plans all finished videos.",
  });
