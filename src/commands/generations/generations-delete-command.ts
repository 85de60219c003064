import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (call, context) => {
  const document = await context.deleteGeneration(call.arguments[0] ?? "");
  return { document, text: `Forgot ${document.id} and ${document.conceptCount} of its concepts.` };
};
