import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { AppError, systemErrorCode } from "../../core/app-error.ts";
import { explainFileError } from "../../core/explain-file-error.ts";
import type { RunProgram } from "./run-program.ts";
import type { Schedule } from "./schedule.ts";
import { UNIT_MARK, unitsOf } from "./systemd-units.ts";

/** Whether systemd runs for this user now. Only asks. */
export async function hasUserSystemd(run: RunProgram): Promise<boolean> {
  return (await run("systemctl", ["--user", "show", "--property=Version"]))?.exitCode === 0;
}

/** Where the user's own units lie. */
export function unitFolder(env: NodeJS.ProcessEnv): string {
  const config = env["XDG_CONFIG_HOME"];
  const own = config && isAbsolute(config) ? config : join(env["HOME"] || homedir(), ".config");
  return join(own, "systemd", "user");
}

/** The files of a timer, and their text. */
export function timerFiles(schedule: Schedule, folder: string): { path: string; text: string }[] {
  const { service, timer } = unitsOf(schedule);
  return [
    { path: join(folder, `${schedule.name}.service`), text: service },
    { path: join(folder, `${schedule.name}.timer`), text: timer },
  ];
}

/** Config errors `timer-refused` with systemd's own words, and then nothing is left; those of the file system. */
export async function installTimer(run: RunProgram, schedule: Schedule, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { path, text } of timerFiles(schedule, folder)) await writeFile(path, text);
  } catch (error) {
    throw explainFileError(error, folder);
  }
  try {
    await systemctl(run, "daemon-reload");
    await systemctl(run, "enable", "--now", `${schedule.name}.timer`);
    // One that was there already goes on with its old times until it is started again.
    await systemctl(run, "restart", `${schedule.name}.timer`);
  } catch (error) {
    await removeTimer(run, schedule.name, folder);
    throw error;
  }
}

/** The paths of the units that were there and are gone. */
export async function removeTimer(run: RunProgram, name: string, folder: string): Promise<string[]> {
  const paths = ["timer", "service"].map((kind) => join(folder, `${name}.${kind}`));
  const ours: string[] = [];
  for (const path of paths) if (await isOurs(path)) ours.push(path);
  if (ours.length === 0) return [];
  const isRunning = await hasUserSystemd(run);
  // What it does not know it need not stop: the files go all the same.
  if (isRunning) await run("systemctl", ["--user", "disable", "--now", `${name}.timer`]);
  for (const path of [...ours, join(folder, "timers.target.wants", `${name}.timer`)])
    await rm(path, { force: true });
  if (isRunning) await systemctl(run, "daemon-reload");
  return ours;
}

async function isOurs(path: string): Promise<boolean> {
  try {
    return (await readFile(path, "utf8")).startsWith(UNIT_MARK);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return false;
    throw explainFileError(error, path);
  }
}

async function systemctl(run: RunProgram, ...words: readonly string[]): Promise<void> {
  const ended = await run("systemctl", ["--user", ...words]);
  if (ended?.exitCode === 0) return;
  throw new AppError({
    kind: "config",
    code: "timer-refused",
    message: `systemd refused \`systemctl --user ${words.join(" ")}\` (${ended?.stderr || (ended?.exitCode ?? "it is gone")}).`,
    hint: "`viral cron install --with crontab` does without it; --dry-run shows the units.",
  });
}
