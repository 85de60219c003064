import { AppError } from "../../core/app-error.ts";
import type { RunCommand } from "../command.ts";
import { overridesOf } from "./plan-request.ts";
import { postsText } from "./posts-text.ts";

export const run: RunCommand = async (call, context) => {
  const [id = ""] = call.arguments;
  const hash = call.text("hash");
  if (hash === undefined) throw noHash(id);
  const document = await context.approvePost(id, { hash, overrides: overridesOf(call) });
  return { document, text: postsText(document.posts, "") };
};

const noHash = (id: string): AppError =>
  new AppError({
    kind: "usage",
    code: "approval-unclear",
    message: "What do you approve? An approval is bound to what you looked at.",
    hint: `\`viral queue\` and the outbox page show the hash: \`viral approve ${id} --hash <hash>\`.`,
  });
