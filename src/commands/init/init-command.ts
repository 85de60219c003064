import { editConfig } from "../../config/edit-config.ts";
import { AppError } from "../../core/app-error.ts";
import type { ConfigChangeDocument } from "../../model/command-documents.ts";
import type { CommandCall, RunCommand } from "../command.ts";
import { checkChange } from "../config/check-change.ts";

/** Each answer has a flag. */
const ANSWERS = [
  { flag: "name", path: "brand.name", question: "What is the channel called?" },
  { flag: "handle", path: "brand.handle", question: "Its handle, as shown at the end?" },
  { flag: "theme", path: "theme", question: "Which look? (empty: all of them in turn)" },
  { flag: "voice", path: "voice", question: "Who speaks? (flite:slt, flite:rms, none)" },
  { flag: "out", path: "out", question: "Where do finished videos go?" },
  { flag: "platform", path: "platforms", question: "Which platforms? (tiktok, reels, shorts)" },
] as const;

export const run: RunCommand = async (call, context) => {
  const given = ANSWERS.map(({ flag, path }) => ({ path, text: call.text(flag) ?? "" }));
  const answers = given.some((answer) => answer.text !== "") ? given : await ask(call);
  for (const { path, text } of answers) await checkChange(path, text, context);
  const file = call.paths.configFile;
  const changes = editConfig(
    file,
    answers.filter((answer) => answer.text !== ""),
  );
  const document: ConfigChangeDocument = { schema: "viral.config-change/1", file, changes };
  return { document, text: `Saved in ${file}.\nNext:  viral run` };
};

async function ask(call: CommandCall): Promise<{ path: string; text: string }[]> {
  const { stdin, stdout, env } = call.surroundings;
  if (!stdin.isTTY || !stdout.isTTY || call.isJson || env.CI) {
    throw new AppError({
      kind: "usage",
      code: "answers-missing",
      message: "Nobody can be asked here.",
      hint: `Give the answers as flags: ${ANSWERS.map(({ flag }) => `--${flag}`).join(", ")}.`,
    });
  }
  const { askQuestions } = await import("../../ui/ask-questions.tsx");
  const texts = await askQuestions(
    ANSWERS.map(({ question }) => question),
    call.surroundings,
  );
  return ANSWERS.map(({ path }, index) => ({ path, text: texts[index] ?? "" }));
}
