import type { RunCommand } from "../command.ts";
import { templatesAnswer } from "./templates-answer.ts";

export const run: RunCommand = async (_call, context) =>
  templatesAnswer("viral.formats/1", await context.listFormats());
