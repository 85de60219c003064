import type { RunCommand } from "../command.ts";
import { templatesAnswer } from "./templates-answer.ts";

export const run: RunCommand = async (_call, context) =>
  templatesAnswer("viral.packs/1", await context.listPacks());
