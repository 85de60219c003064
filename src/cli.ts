import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { CommandCall, CommandRow, OptionRow } from "./commands/command.ts";
import { COMMANDS } from "./commands/command-table.ts";
import { AppError } from "./core/app-error.ts";
import { nearestName } from "./core/nearest.ts";

/** What was asked for, or text that answers at once: help. */
export type ParsedArguments =
  | { kind: "text"; text: string }
  | {
      kind: "call";
      row: CommandRow;
      call: Pick<CommandCall, "arguments" | "flag" | "text" | "number" | "list">;
    };

const GROUPS: Readonly<Record<string, string>> = {
  accounts: "channels that are posted to: connect, list, check, remove, import",
  generations: "batches of concepts: list, show, delete",
  cron: "post what is due by itself: install, remove",
  config: "settings and where they come from: show, set",
};

/** Reads arguments without running anything. Usage errors carry the nearest name. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  let written = "";
  let parsed: ParsedArguments | undefined;
  const program = buildProgram(
    (text) => {
      written += text;
    },
    (row, values, given) => {
      parsed = { kind: "call", row, call: { arguments: given, ...readers(values) } };
    },
  );
  try {
    program.parse(argv[0] === "help" ? [...argv.slice(1), "--help"] : [...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && error.code !== "commander.help") throw usageError(error, argv);
  }
  return parsed ?? { kind: "text", text: written };
}

/** The whole help of one command or, without a name, of all. */
function buildProgram(
  write: (text: string) => void,
  found: (row: CommandRow, values: Record<string, unknown>, given: string[]) => void,
): Command {
  const configure = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: write, writeErr: write, outputError: () => undefined })
      .showSuggestionAfterError(false)
      .helpOption("-h, --help", "show help")
      .helpCommand(false);
  const program = configure(new Command("viral"))
    .description("Makes finished vertical videos: ideas, voice, pictures, checks, delivery.")
    .enablePositionalOptions()
    .option("--version", "show the version")
    .addHelpText("after", "\nFirst time?  viral run       Everything here?  viral doctor");
  const groups = new Map<string, Command>();
  const groupNamed = (name: string): Command => {
    const group = groups.get(name) ?? configure(program.command(name)).enablePositionalOptions();
    groups.set(name, group);
    return group.description(GROUPS[name] ?? group.description());
  };
  for (const row of COMMANDS) {
    const [first = "", second] = row.name.split(" ");
    const own = isGroup(first) ? groupNamed(first) : program;
    const command = (
      second === undefined && own !== program ? own : configure(own.command(second ?? first))
    ).description(row.summary);
    for (const argument of row.arguments) {
      command.argument(argument.isRequired ? `<${argument.name}>` : `[${argument.name}]`, argument.summary);
    }
    for (const option of row.options) command.addOption(toOption(option));
    command.allowExcessArguments(
      command === own || row.arguments.some((argument) => argument.name.endsWith("...")),
    );
    command.addHelpText("after", `\nExamples:\n${row.examples.map((line) => `  ${line}`).join("\n")}`);
    command.action(() => {
      if (command === own) refuseUnknownCommand(command);
      found(row, command.opts(), command.args);
    });
  }
  return program;
}

/** Whether commands stand below this word; a row of that very name is then what the word does alone. */
function isGroup(word: string): boolean {
  return COMMANDS.some(({ name }) => name.startsWith(`${word} `));
}

function refuseUnknownCommand(group: Command): void {
  const [word] = group.args;
  if (word !== undefined) group.error(`unknown command '${word}'`, { code: "commander.unknownCommand" });
}

function toOption(row: OptionRow): Option {
  const option = new Option(row.flags, row.summary);
  if (row.choices) option.choices([...row.choices]);
  else if (row.kind === "integer" || row.kind === "number") option.argParser(numberReader(row.kind));
  else if (row.kind === "list") {
    option.argParser((text: string, earlier: string[] | undefined) => [
      ...(earlier ?? []),
      ...text
        .split(",")
        .map((item) => item.trim())
        .filter(Boolean),
    ]);
  }
  return option;
}

function numberReader(kind: "integer" | "number"): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() === "" || !Number.isFinite(number) || (kind === "integer" && !Number.isInteger(number))) {
      throw new InvalidArgumentError(kind === "integer" ? "Expected a whole number." : "Expected a number.");
    }
    return number;
  };
}

function readers(values: Record<string, unknown>): Pick<CommandCall, "flag" | "text" | "number" | "list"> {
  return {
    flag: (name) => values[name] === true,
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    number: (name) => (typeof values[name] === "number" ? values[name] : undefined),
    list: (name) => (Array.isArray(values[name]) ? values[name].map(String) : []),
  };
}

function usageError(error: CommanderError, argv: readonly string[]): AppError {
  const name = commandName(argv);
  const unknown = /'([^']+)'/.exec(error.message)?.[1] ?? "";
  const message = error.message.replace(/^error: /, "");
  let known: string[] = [];
  if (error.code === "commander.unknownOption") known = longFlags(name);
  if (error.code === "commander.unknownCommand" || error.code === "commander.excessArguments") {
    known = COMMANDS.map((row) => row.name.split(" ")).map(([first = "", second]) =>
      first === name && second ? second : first,
    );
  }
  const hasTooMany = error.code === "commander.excessArguments" && COMMANDS.some((row) => row.name === name);
  const nearest = hasTooMany ? undefined : nearestName(unknown, [...new Set(known)]);
  const help = `\`viral ${name ? `${name} ` : ""}--help\` shows what there is.`;
  return new AppError({
    kind: "usage",
    code: error.code.replace("commander.", "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.)]$/.test(message) ? "" : "."}`,
    hint: hasTooMany
      ? `Put several words in quotes: "two words". ${help}`
      : nearest
        ? `Did you mean ${nearest}? ${help}`
        : help,
    cause: error,
  });
}

function commandName(argv: readonly string[]): string {
  const [first = "", second = ""] = argv;
  const names = COMMANDS.map((row) => row.name);
  if (names.includes(`${first} ${second}`)) return `${first} ${second}`;
  return names.some((name) => name.split(" ")[0] === first) ? first : "";
}

function longFlags(name: string): string[] {
  const rows = COMMANDS.filter((row) => row.name === name);
  const flags = rows.flatMap((row) => row.options).map((option) => /--[a-z-]+/.exec(option.flags)?.[0] ?? "");
  return [...flags, "--help"];
}
