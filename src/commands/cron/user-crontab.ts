import { AppError } from "../../core/app-error.ts";
import { withLines, withoutLines } from "./crontab-text.ts";
import type { ProgramEnd, RunProgram } from "./run-program.ts";
import type { Schedule } from "./schedule.ts";

/** A crontab is bytes of the user's: each is one character here, so that what is not ours goes back as it came. */
const BYTES = "latin1";

/** Config errors `scheduler-missing` where there is no cron, `crontab-refused` with its own words. */
export async function addLines(run: RunProgram, schedule: Schedule, lines: string): Promise<void> {
  const before = await readCrontab(run);
  if (before === undefined) throw noCron();
  const after = withLines(before, schedule, Buffer.from(lines, "utf8").toString(BYTES));
  if (after !== before) await writeCrontab(run, after);
}

/** Whether there was anything of ours. */
export async function removeLines(run: RunProgram, name: string): Promise<boolean> {
  const before = (await readCrontab(run)) ?? "";
  const after = withoutLines(before, name);
  if (after === before) return false;
  await writeCrontab(run, after);
  return true;
}

/** Undefined: this user has no cron. */
async function readCrontab(run: RunProgram): Promise<string | undefined> {
  const read = await run("crontab", ["-l"]);
  if (read === undefined || read.exitCode === 0) return read?.stdout.toString(BYTES);
  if (/not allowed to use/i.test(read.stderr)) return undefined;
  // Anything else may be a crontab that cannot be read now: writing would lose it.
  if (/no crontab for|can't open .*no such file/is.test(read.stderr)) return "";
  throw refused("read", read);
}

async function writeCrontab(run: RunProgram, text: string): Promise<void> {
  const written =
    text === "" ? await run("crontab", ["-r"]) : await run("crontab", ["-"], Buffer.from(text, BYTES));
  if (written === undefined) throw noCron();
  if (written.exitCode !== 0) throw refused("write", written);
}

function noCron(): AppError {
  return new AppError({
    kind: "config",
    code: "scheduler-missing",
    message: "Neither systemd nor cron can start anything for you here.",
    hint: "Install cron, or let another scheduler start `viral post --due --json`.",
  });
}

function refused(what: "read" | "write", { exitCode, stderr }: ProgramEnd): AppError {
  return new AppError({
    kind: "config",
    code: "crontab-refused",
    message: `Your crontab could not be ${what === "read" ? "read" : "written"} (crontab: ${stderr || exitCode}). It is as it was.`,
    hint: "`crontab -l` shows whether you may have one; `viral cron install --dry-run` shows the lines.",
  });
}
