import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AppPaths } from "../../config/paths.ts";
import { AppError } from "../../core/app-error.ts";

/** What is started, how often, and what it needs to find the same home. All paths are absolute. */
export interface Schedule {
  /** One for each home, so that two channels of one machine keep theirs: `viral-post-1a2b3c4d`. */
  name: string;
  everyMinutes: number;
  node: string;
  script: string;
  /** Set for the command. Never a key: units and crontabs are no place for secrets. */
  environment: readonly (readonly [name: string, value: string])[];
  logFile: string;
}

export const POST_DUE = ["post", "--due", "--json"] as const;

/** Where viral keeps things follows from these alone. */
const MOVES_HOME = ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"];
const SCRIPT = fileURLToPath(new URL("../../../bin/viral.js", import.meta.url));

/** Config error `path-not-schedulable` for paths that no crontab or unit can hold. */
export function scheduleFor(
  paths: Pick<AppPaths, "home" | "logFolder">,
  env: NodeJS.ProcessEnv,
  everyMinutes: number,
): Schedule {
  const moved = MOVES_HOME.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  const schedule: Schedule = {
    name: scheduleName(paths),
    everyMinutes,
    node: process.execPath,
    script: SCRIPT,
    environment: env["VIRAL_HOME"] ? [["VIRAL_HOME", paths.home]] : moved,
    logFile: join(paths.logFolder, "cron.log"),
  };
  const { node, script, logFile, environment } = schedule;
  for (const path of [node, script, logFile, ...environment.map(([, value]) => value)])
    refuseUnwritable(path);
  return schedule;
}

export function scheduleName({ home }: Pick<AppPaths, "home">): string {
  return `viral-post-${createHash("sha256").update(home).digest("hex").slice(0, 8)}`;
}

/** Crons differ in what a backslash means, and a line ends at its end. */
function refuseUnwritable(path: string): void {
  if (!/[\p{Cc}\\]/u.test(path)) return;
  throw new AppError({
    kind: "config",
    code: "path-not-schedulable",
    message: `A crontab cannot hold the path ${JSON.stringify(path)}: it has a backslash or a control character.`,
    hint: "Move it to a path without, or start `viral post --due --json` by a scheduler of your own.",
  });
}
