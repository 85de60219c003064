import type { CommandRow } from "../command.ts";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** zsh reads bash's completions, once its own are there. */
const ZSH_START = [
  "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }",
  "autoload -U +X bashcompinit && bashcompinit",
];

/** A script for the shell, made from the command table. */
export function completionScript(shell: Shell, rows: readonly CommandRow[]): string {
  if (shell === "fish") return fishScript(rows);
  const bash = bashScript(rows);
  return shell === "bash" ? bash : [...ZSH_START, bash].join("\n");
}

function bashScript(rows: readonly CommandRow[]): string {
  const groups = [...new Set(rows.filter((row) => row.name.includes(" ")).map(firstWord))];
  const cases = [
    ...rows
      .filter((row) => !groups.includes(row.name))
      .map((row) => `    "${row.name}"*) words="${longFlags(row).join(" ")}" ;;`),
    ...groups.map((group) => `    "${group} "*) words="${wordsOfGroup(rows, group).join(" ")}" ;;`),
  ];
  return [
    "_viral() {",
    `  local words current="\${COMP_WORDS[COMP_CWORD]}"`,
    `  local before="\${COMP_WORDS[*]:1:COMP_CWORD-1} "`,
    '  case "$before" in',
    ...cases,
    `    *) words="${[...new Set(rows.map(firstWord))].join(" ")}" ;;`,
    "  esac",
    '  case "${COMP_WORDS[COMP_CWORD-1]}" in',
    ...withChoices(rows).map(([flag, choices]) => `    ${flag}) words="${choices.join(" ")}" ;;`),
    "  esac",
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    "}",
    "complete -o default -F _viral viral",
  ].join("\n");
}

function fishScript(rows: readonly CommandRow[]): string {
  const firsts = [...new Set(rows.map(firstWord))].map((word) => {
    const summary = rows.find((row) => row.name === word)?.summary ?? word;
    return `complete -c viral -n __fish_use_subcommand -f -a ${word} -d ${quoted(summary)}`;
  });
  const rest = rows.flatMap((row) => {
    const [first, second] = row.name.split(" ");
    const seen = `-n '__fish_seen_subcommand_from ${first}'`;
    const group = second ? [`complete -c viral ${seen} -f -a ${second} -d ${quoted(row.summary)}`] : [];
    const flags = row.options.map((option) => {
      const values = option.choices ? ` -x -a ${quoted(option.choices.join(" "))}` : "";
      return `complete -c viral ${seen} -l ${longFlag(option.flags).slice(2)}${values} -d ${quoted(option.summary)}`;
    });
    return [...group, ...flags];
  });
  return [...firsts, ...new Set(rest)].join("\n");
}

/** Flags that take only some values, with those. */
function withChoices(rows: readonly CommandRow[]): [flag: string, choices: readonly string[]][] {
  return rows
    .flatMap((row) => row.options)
    .flatMap((option) => (option.choices ? [[longFlag(option.flags), option.choices]] : []));
}

function firstWord(row: CommandRow): string {
  return row.name.split(" ")[0] ?? "";
}

function secondWords(rows: readonly CommandRow[], group: string): string[] {
  return rows
    .filter((row) => row.name.startsWith(`${group} `))
    .map((row) => row.name.slice(group.length + 1));
}

/** What may stand after a group: its commands, and flags where it does something alone. */
function wordsOfGroup(rows: readonly CommandRow[], group: string): string[] {
  const alone = rows.filter((row) => row.name === group);
  return [...secondWords(rows, group), ...alone.flatMap(longFlags)];
}

function longFlags(row: CommandRow): string[] {
  return [...row.options.map((option) => longFlag(option.flags)), "--help"];
}

function longFlag(flags: string): string {
  return /--[a-z-]+/.exec(flags)?.[0] ?? "";
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
