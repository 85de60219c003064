import type { AccountRemovedDocument } from "../../model/account-documents.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (call, context) => {
  const document = await context.removeAccount(call.arguments[0] ?? "", call.flag("local"));
  return { document, text: removedText(document) };
};

function removedText({ platform, name, isRevoked, notes, openPostCount }: AccountRemovedDocument): string {
  const posts = openPostCount === 1 ? "1 post that was planned" : `${openPostCount} posts that were planned`;
  return [
    `${platform}/${name} is removed${isRevoked ? ", and its leave taken back at the platform" : " here"}.`,
    ...notes,
    ...(openPostCount === 0 ? [] : [`${posts} will not go out.`]),
  ].join("\n");
}
