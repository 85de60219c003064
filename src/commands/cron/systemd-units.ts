import { calendarOf } from "./every.ts";
import { POST_DUE, type Schedule } from "./schedule.ts";

/** The first line of units that we wrote; no other unit is ever touched. */
export const UNIT_MARK = "# Written by `viral cron install`; `viral cron remove` takes it away.";

/** Waiting for a platform, for a person, or for another run is no failure of the unit. */
const FINE_EXITS = "9 10 75";

export interface Units {
  service: string;
  timer: string;
}

/** The text of both units. Pure. */
export function unitsOf({ everyMinutes, node, script, environment, logFile }: Schedule): Units {
  const command = [
    quoted(node),
    ...[script, ...POST_DUE].map((word) => quoted(word.replaceAll("$", "$$$$"))),
  ];
  const service = [
    UNIT_MARK,
    "[Unit]",
    "Description=viral: post what is due",
    "",
    "[Service]",
    "Type=oneshot",
    ...environment.map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`),
    `ExecStart=${command.join(" ")}`,
    `SuccessExitStatus=${FINE_EXITS}`,
    // The rest of the line is the path: no quotes there.
    `StandardOutput=append:${withoutSpecifiers(logFile)}`,
    `StandardError=append:${withoutSpecifiers(logFile)}`,
  ];
  const timer = [
    UNIT_MARK,
    "[Unit]",
    "Description=viral: look for posts that are due",
    "",
    "[Timer]",
    `OnCalendar=${calendarOf(everyMinutes)}`,
    "Persistent=true",
    "",
    "[Install]",
    "WantedBy=timers.target",
  ];
  return { service: `${service.join("\n")}\n`, timer: `${timer.join("\n")}\n` };
}

/** One word of a unit (systemd.syntax(7)). In arguments `$` is doubled too, but not in the path of the program. */
function quoted(word: string): string {
  return `"${withoutSpecifiers(word).replace(/["\\]/g, "\\$&")}"`;
}

const withoutSpecifiers = (text: string): string => text.replaceAll("%", "%%");
