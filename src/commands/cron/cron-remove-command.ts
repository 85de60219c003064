import type { CronRemovedDocument } from "../../model/cron-documents.ts";
import type { RunCommand } from "../command.ts";
import { programRunner } from "./run-program.ts";
import { scheduleName } from "./schedule.ts";
import { removeTimer, unitFolder } from "./systemd-timer.ts";
import { removeLines } from "./user-crontab.ts";

export const run: RunCommand = async ({ paths, surroundings: { env } }) => {
  const name = scheduleName(paths);
  const runProgram = programRunner(env);
  const removed = await removeTimer(runProgram, name, unitFolder(env));
  if (await removeLines(runProgram, name)) removed.push("crontab");
  const document: CronRemovedDocument = { schema: "viral.cron-removed/1", name, removed };
  const where = removed.map((one) => (one === "crontab" ? "two lines of your crontab" : one));
  return {
    document,
    text:
      removed.length === 0
        ? `Nothing to remove: no ${name} is installed for ${paths.home}.`
        : `Removed ${where.join(", ")}. What is due is no longer posted by itself.`,
  };
};
