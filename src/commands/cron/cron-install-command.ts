import { mkdir } from "node:fs/promises";
import { explainFileError } from "../../core/explain-file-error.ts";
import type { CronInstalledDocument } from "../../model/cron-documents.ts";
import type { CommandCall, RunCommand } from "../command.ts";
import { crontabLines } from "./crontab-text.ts";
import { readEvery } from "./every.ts";
import { programRunner, type RunProgram } from "./run-program.ts";
import { type Schedule, scheduleFor } from "./schedule.ts";
import { hasUserSystemd, installTimer, removeTimer, timerFiles, unitFolder } from "./systemd-timer.ts";
import { addLines, removeLines } from "./user-crontab.ts";

const EVERY = "15m";

export const run: RunCommand = async (call) => {
  const { env } = call.surroundings;
  const every = call.text("every") ?? EVERY;
  const schedule = scheduleFor(call.paths, env, readEvery(every));
  const runProgram = programRunner(env);
  const scheduler = await chooseScheduler(call, runProgram);
  const isDryRun = call.flag("dryRun");
  const folder = unitFolder(env);
  const lines = crontabLines(schedule);
  if (!isDryRun) {
    await makeLogFolder(call.paths.logFolder);
    // One of them alone: two would look twice.
    if (scheduler === "systemd") {
      await installTimer(runProgram, schedule, folder);
      await removeLines(runProgram, schedule.name);
    } else {
      await addLines(runProgram, schedule, lines);
      await removeTimer(runProgram, schedule.name, folder);
    }
  }
  const { name, everyMinutes, logFile } = schedule;
  const document: CronInstalledDocument = {
    schema: "viral.cron-installed/1",
    isDryRun,
    scheduler,
    name,
    everyMinutes,
    written: scheduler === "systemd" ? timerFiles(schedule, folder) : [{ path: null, text: lines }],
    logFile,
  };
  return { document, text: isDryRun ? whatWouldBe(document) : whatIs(schedule, scheduler, every) };
};

async function chooseScheduler(
  call: CommandCall,
  runProgram: RunProgram,
): Promise<CronInstalledDocument["scheduler"]> {
  const wanted = call.text("with");
  if (wanted === "systemd" || wanted === "crontab") return wanted;
  return (await hasUserSystemd(runProgram)) ? "systemd" : "crontab";
}

async function makeLogFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

function whatWouldBe({ written }: CronInstalledDocument): string {
  return written
    .map(({ path, text }) => `Would write ${path ?? "to the end of your crontab"}:\n\n${text}`)
    .join("\n")
    .trimEnd();
}

function whatIs(
  { name, logFile }: Schedule,
  scheduler: CronInstalledDocument["scheduler"],
  every: string,
): string {
  const log = `What it says goes to ${logFile}. \`viral cron remove\` takes it away.`;
  return scheduler === "systemd"
    ? `Every ${every} what is due is posted, by the systemd timer ${name}.timer.\n${log}\nIt runs while you are logged in; \`loginctl enable-linger\` lets it run always.`
    : `Every ${every} what is due is posted, by a line of your crontab (# ${name}).\n${log}`;
}
