import type { RunCommand } from "./command.ts";

const MEGABYTE = 1_000_000;

export const run: RunCommand = async (call, context) => {
  const document = await context.clean({ isDryRun: call.flag("dryRun") });
  const size = `${(document.freedBytes / MEGABYTE).toFixed(1)} MB in ${document.fileCount} files`;
  return { document, text: document.isDryRun ? `Would free ${size}.` : `Freed ${size}.` };
};
