import { AppError } from "../../core/app-error.ts";
import { nearestName } from "../../core/nearest.ts";
import type { RunCommand } from "../command.ts";
import { completionScript, SHELLS } from "./completion-scripts.ts";

export const run: RunCommand = (call) => {
  const [wanted = ""] = call.arguments;
  const shell = SHELLS.find((name) => name === wanted);
  if (!shell) {
    const nearest = nearestName(wanted, SHELLS);
    throw new AppError({
      kind: "usage",
      code: "shell-unknown",
      message: `There is no completion for "${wanted}".`,
      hint: `${nearest ? `Did you mean ${nearest}? ` : ""}There is: ${SHELLS.join(", ")}.`,
    });
  }
  const script = completionScript(shell, call.commands);
  return Promise.resolve({ document: { schema: "viral.completion/1", shell, script }, text: script });
};
