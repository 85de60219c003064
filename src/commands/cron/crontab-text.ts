import { cronTimesOf } from "./every.ts";
import { POST_DUE, type Schedule } from "./schedule.ts";

/** Our two lines of a crontab: a comment that marks them, and the command. Pure. */
export function crontabLines({ name, everyMinutes, node, script, environment, logFile }: Schedule): string {
  const command = [
    ...environment.map(([variable, value]) => `${variable}=${quoted(value)}`),
    quoted(node),
    quoted(script),
    ...POST_DUE,
    ">>",
    quoted(logFile),
    "2>&1",
  ];
  return `${markOf(name)} written by \`viral cron install\`, with the next line; \`viral cron remove\` takes both away\n${cronTimesOf(everyMinutes)} ${command.join(" ")}\n`;
}

/** A crontab with our lines at its end; all others stay as they are. */
export function withLines(crontab: string, schedule: Schedule, lines: string): string {
  const others = withoutLines(crontab, schedule.name);
  return `${others}${others === "" || others.endsWith("\n") ? "" : "\n"}${lines}`;
}

/** A crontab without our lines. A line after the mark that is not ours, because somebody moved things, stays. */
export function withoutLines(crontab: string, name: string): string {
  const lines = crontab.split(/(?<=\n)/);
  return lines
    .filter((line, at) => !isMark(line, name) && !(isMark(lines[at - 1], name) && isCommand(line)))
    .join("");
}

const markOf = (name: string): string => `# ${name}:`;
const isMark = (line: string | undefined, name: string): boolean => line?.startsWith(markOf(name)) === true;
const isCommand = (line: string): boolean => line.includes(` ${POST_DUE.join(" ")} >> `);

/** For the shell that cron starts; `%` would be a line's end to cron itself. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''").replaceAll("%", "\\%")}'`;
