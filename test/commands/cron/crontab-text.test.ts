import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crontabLines, withLines, withoutLines } from "../../../src/commands/cron/crontab-text.ts";
import type { Schedule } from "../../../src/commands/cron/schedule.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const schedule: Schedule = {
  name: "viral-post-00000000",
  everyMinutes: 15,
  node: "/usr/bin/node",
  script: "/app/bin/viral.js",
  environment: [["VIRAL_HOME", "/my home"]],
  logFile: "/my home/log/cron.log",
};
const LINES = crontabLines(schedule);

test("a comment that marks, and the command", () => {
  const [mark, command, ...rest] = LINES.split("\n");
  expect(mark).toMatch(/^# viral-post-00000000: .*`viral cron remove`/);
  expect(command).toBe(
    "*/15 * * * * VIRAL_HOME='/my home' '/usr/bin/node' '/app/bin/viral.js' post --due --json >> '/my home/log/cron.log' 2>&1",
  );
  expect(rest).toEqual([""]);
});

test("what the shell of cron starts is what was meant, whatever is in the paths", () => {
  const folder = join(temporaryFolder(), `it's 100% "$HOME" \`id\` ; &`);
  mkdirSync(folder);
  const node = join(folder, "node");
  writeFileSync(node, `#!/bin/sh\necho "$VIRAL_HOME"\nfor one in "$@"; do echo "$one"; done\n`);
  chmodSync(node, 0o755);
  const [script, logFile] = [join(folder, "viral.js"), join(folder, "cron.log")];
  const lines = crontabLines({ ...schedule, node, script, logFile, environment: [["VIRAL_HOME", folder]] });
  const command = (lines.split("\n")[1] ?? "").split(" ").slice(5).join(" ");
  // Cron ends a command at `%`, and takes `\%` for it.
  expect(command).not.toMatch(/(?<!\\)%/);
  execFileSync("/bin/sh", ["-c", command.replaceAll("\\%", "%")]);
  expect(readFileSync(logFile, "utf8").trimEnd().split("\n")).toEqual([
    folder,
    script,
    "post",
    "--due",
    "--json",
  ]);
});

test("every other line stays as it is, byte for byte, and removing gives back what was there", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "#", " ", "\n", "\r", "\t", "%", "\xff", "viral") });
  fc.assert(
    fc.property(text, (crontab) => {
      const added = withLines(crontab, schedule, LINES);
      expect(added.startsWith(crontab)).toBe(true);
      expect(added.endsWith(LINES)).toBe(true);
      const ended = crontab === "" || crontab.endsWith("\n") ? crontab : `${crontab}\n`;
      expect(withoutLines(added, schedule.name)).toBe(ended);
      expect(withLines(added, schedule, LINES)).toBe(added);
    }),
  );
});

test("another time replaces ours, wherever it stands", () => {
  const hourly = crontabLines({ ...schedule, everyMinutes: 60 });
  expect(withLines(`A=1\n${LINES}0 1 * * * mine\n`, schedule, hourly)).toBe(`A=1\n0 1 * * * mine\n${hourly}`);
});

test("only ours goes: another home's stays, and so does a line that slipped below the mark", () => {
  const other = crontabLines({ ...schedule, name: "viral-post-11111111" });
  expect(withoutLines(`${other}${LINES}`, schedule.name)).toBe(other);
  const [mark = ""] = LINES.split("\n");
  expect(withoutLines(`${mark}\n0 1 * * * mine\n`, schedule.name)).toBe("0 1 * * * mine\n");
});
