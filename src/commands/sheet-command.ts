import { resolve } from "node:path";
import type { RunCommand } from "./command.ts";

export const run: RunCommand = async (call, context) => {
  const out = call.text("out");
  const outFile = out === undefined ? undefined : resolve(call.surroundings.cwd, out);
  const document = await context.writeSheet(call.arguments[0] ?? "", outFile);
  return { document, text: document.file };
};
