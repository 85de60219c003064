import { AppError } from "../core/app-error.ts";
import type { Resolution } from "../pipeline/resolve.ts";
import type { CommandCall, RunCommand } from "./command.ts";
import { jobText } from "./jobs-command.ts";

export const run: RunCommand = async (call, context) => {
  const document = await context.resolveJob(call.arguments[0] ?? "", resolutionOf(call));
  return { document, text: jobText(document) };
};

function resolutionOf(call: CommandCall): Resolution {
  const url = call.text("posted");
  const handle = call.text("done");
  const named = call.text("part");
  const part = named === undefined ? {} : { part: named };
  const chosen: Resolution[] = [
    ...(url === undefined ? [] : [{ kind: "posted", url, ...part } as const]),
    ...(handle === undefined ? [] : [{ kind: "done", handle, ...part } as const]),
    ...(call.flag("notPosted") ? [{ kind: "not-posted", ...part } as const] : []),
    ...(call.flag("retry") ? [{ kind: "retry" } as const] : []),
    ...(call.flag("drop") ? [{ kind: "drop" } as const] : []),
  ];
  const [resolution] = chosen;
  if (resolution && chosen.length === 1) return resolution;
  throw new AppError({
    kind: "usage",
    code: "resolution-unclear",
    message:
      chosen.length === 0 ? "It is not said what became of the job." : "Only one of these can be true.",
    hint: "Give one of --posted <url>, --done <handle>, --not-posted, --retry, --drop.",
  });
}
