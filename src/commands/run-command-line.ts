import type { FlagSettings } from "../config/config-types.ts";
import { appPaths } from "../config/paths.ts";
import { AppError, isAppError } from "../core/app-error.ts";
import { explainFileError } from "../core/explain-file-error.ts";
import { errorDocument, errorExitCode, errorText } from "../ui/describe-error.ts";
import { secretsOf } from "../ui/hide-secrets.ts";
import { jsonLine, visibleText } from "../ui/visible-text.ts";
import { writeBugReport } from "../ui/write-bug-report.ts";
import type { CommandCall, CommandRow, OpenContext, Surroundings } from "./command.ts";
import { COMMANDS } from "./command-table.ts";

type Readers = Pick<CommandCall, "arguments" | "flag" | "text" | "number" | "list">;

interface Tools {
  openContext: OpenContext;
  parseArguments(
    argv: readonly string[],
  ): { kind: "text"; text: string } | { kind: "call"; row: CommandRow; call: Readers };
}

/** Parse, open what is needed, run, answer: the ceremony of every command, once. */
export async function runCommandLine(
  argv: readonly string[],
  surroundings: Surroundings,
  tools: Tools,
): Promise<number> {
  const { stdout, stderr, signal } = surroundings;
  const isJson = argv.includes("--json");
  const paths = appPaths(surroundings.env, surroundings.cwd);
  try {
    const parsed = tools.parseArguments(argv);
    if (parsed.kind === "text") {
      stdout.write(parsed.text);
      return 0;
    }
    const { row, call: readers } = parsed;
    const isQuiet = readers.flag("quiet");
    const call: CommandCall = { ...readers, isJson, isQuiet, surroundings, paths, commands: COMMANDS };
    const command = await row.load();
    const context = await tools.openContext({
      needs: row.needs,
      surroundings,
      paths,
      flagSettings: flagSettings(row, readers),
    });
    try {
      const answer = await command.run(call, context);
      stdout.write(`${isJson ? jsonLine(answer.document) : visibleText(answer.text)}\n`);
      return answer.exitCode ?? 0;
    } finally {
      await context.close();
    }
  } catch (thrown) {
    const error = explainFileError(thrown, paths.home);
    const secrets = secretsOf(surroundings.env);
    const told = isAppError(error) ? withResume(error) : error;
    if (isJson) stdout.write(`${jsonLine(errorDocument(told, secrets))}\n`);
    if (!isAppError(told) || told.kind === "bug")
      stderr.write(visibleText(writeBugReport(told, paths.logFolder, secrets)));
    else if (!isJson) stderr.write(visibleText(errorText(told, secrets)));
    return errorExitCode(error, signal);
  }
}

function flagSettings(row: CommandRow, call: Readers): FlagSettings {
  const settings: Record<string, FlagSettings[string]> = {};
  for (const option of row.options) {
    if (!option.setting) continue;
    const long = /--([a-z-]+)/.exec(option.flags)?.[1] ?? "";
    const name = long.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
    const list = call.list(name);
    const bare = call.flag(name) ? (option.whenBare ?? true) : undefined;
    const value = bare ?? call.text(name) ?? call.number(name) ?? (list.length > 0 ? [...list] : undefined);
    if (value !== undefined) settings[option.setting] = { value, flag: `--${long}` };
  }
  return settings;
}

function withResume(error: AppError): AppError {
  if (error.kind !== "cancelled" || error.hint) return error;
  const { runId } = error.details;
  const command = typeof runId === "string" ? `viral resume ${runId}` : "viral resume";
  const { kind, code, message, details } = error;
  return new AppError({ kind, code, message, details, hint: `Go on with: ${command}` });
}
