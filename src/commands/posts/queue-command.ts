import { AppError } from "../../core/app-error.ts";
import { systemClock } from "../../core/clock.ts";
import type { PostMove } from "../../pipeline/post/queue/change-post.ts";
import type { CommandCall, RunCommand } from "../command.ts";
import { postsText } from "./posts-text.ts";
import { readTime } from "./read-time.ts";

export const run: RunCommand = async (call, context) => {
  const asked = moveOf(call);
  const document = asked ? await context.changePost(asked.id, asked.move) : await context.listQueue();
  return { document, text: postsText(document.posts, "Nothing is waiting to go out.") };
};

function moveOf(call: CommandCall): { id: string; move: PostMove } | undefined {
  const at = readTime(call.text("at"), "--at", systemClock.nowMs());
  const asked = (["pause", "goOn", "drop", "move"] as const).flatMap((name) => {
    const id = call.text(name);
    return id === undefined ? [] : [{ name, id }];
  });
  const [one, another] = asked;
  if (another) throw unclear("One change at a time.", "Give one of --pause, --go-on, --drop, --move.");
  if (one?.name === "move") {
    if (at === undefined)
      throw unclear("To when?", "Say it with --at: `viral queue --move <post> --at +2h`.");
    return { id: one.id, move: { kind: "move", atMs: at } };
  }
  if (at !== undefined) throw unclear("--at goes with --move.", "`viral queue --move <post> --at +2h`.");
  if (!one) return undefined;
  return { id: one.id, move: { kind: one.name === "goOn" ? "go-on" : one.name } };
}

const unclear = (message: string, hint: string): AppError =>
  new AppError({ kind: "usage", code: "queue-unclear", message, hint });
