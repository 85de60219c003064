import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import type { CommandRow } from "../../../src/commands/command.ts";
import { COMMANDS } from "../../../src/commands/command-table.ts";
import { completionScript } from "../../../src/commands/completion/completion-scripts.ts";

/** What bash itself offers after these words; the last one is being typed. */
function offered(...words: string[]): string[] {
  const line = ["viral", ...words].map((word) => `'${word}'`).join(" ");
  const script = `${completionScript("bash", COMMANDS)}
    COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _viral; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-u"], { input: script, encoding: "utf8" }).split("\n").filter(Boolean);
}

const onPosix = it.skipIf(process.platform === "win32");

onPosix("offers every command once, then those that fit what is typed", () => {
  const firsts = new Set(COMMANDS.map((row) => row.name.split(" ")[0]));
  expect(offered("")).toEqual([...firsts]);
  expect(offered("res")).toEqual(["resume", "resolve"]);
});

onPosix("offers the commands of a group, and the flags of a command wherever they stand", () => {
  expect(offered("generations", "")).toEqual(["list", "show", "delete"]);
  expect(offered("config", "s")).toEqual(["show", "set"]);
  expect(offered("providers", "")).toEqual(["test", "--json", "--help"]);
  expect(offered("providers", "test", "fal", "")).toEqual(["--json", "--help"]);
  expect(offered("generations", "list", "--")).toEqual(["--limit", "--json", "--help"]);
  expect(offered("run", "volcanoes", "--caption")).toEqual(["--caption-style"]);
});

onPosix("offers the only values that a flag takes", () => {
  expect(offered("jobs", "--status", "pa")).toEqual(["parked"]);
  expect(offered("jobs", "--status", "parked", "--l")).toEqual(["--limit"]);
});

onPosix("zsh reads the same functions, after its own and bash's way of completing are loaded", () => {
  const [own, bashs, ...rest] = completionScript("zsh", COMMANDS).split("\n");
  expect([own, bashs]).toEqual([
    expect.stringContaining("autoload -Uz compinit && compinit"),
    "autoload -U +X bashcompinit && bashcompinit",
  ]);
  expect(rest.join("\n")).toBe(completionScript("bash", COMMANDS));
});

it("fish is told of commands, groups, flags and their values, quoted as fish wants", () => {
  const row: CommandRow = {
    name: "look at",
    summary: "it's a \\ test",
    arguments: [],
    options: [{ flags: "--how <way>", summary: "in which way", kind: "text", choices: ["near", "far"] }],
    examples: [],
    needs: [],
    load: () => Promise.reject(new Error("not loaded")),
  };
  expect(completionScript("fish", [row]).split("\n")).toEqual([
    "complete -c viral -n __fish_use_subcommand -f -a look -d 'look'",
    "complete -c viral -n '__fish_seen_subcommand_from look' -f -a at -d 'it\\'s a \\\\ test'",
    "complete -c viral -n '__fish_seen_subcommand_from look' -l how -x -a 'near far' -d 'in which way'",
  ]);
  expect(completionScript("fish", COMMANDS)).toContain("-a run -d 'make videos, check them, deliver them'");
});
