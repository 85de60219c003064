import { AppError } from "../../core/app-error.ts";

const MINUTES = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
const HOURS = [1, 2, 3, 4, 6, 8, 12, 24];

/** `15m`, `1h`, `1d` as minutes. Only what divides an hour or a day: a crontab knows no other. Usage error `every-unknown`. */
export function readEvery(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,4})(m|h|d)$/.exec(text.trim()) ?? [];
  const minutes = Number(digits) * ({ m: 1, h: 60, d: 1_440 }[unit] ?? 0);
  if (MINUTES.includes(minutes) || HOURS.includes(minutes / 60)) return minutes;
  throw new AppError({
    kind: "usage",
    code: "every-unknown",
    message: `--every ${text} divides neither an hour nor a day.`,
    hint: `Say one of ${MINUTES.map((one) => `${one}m`).join(", ")}, ${HOURS.map((one) => `${one}h`).join(", ")}.`,
  });
}

/** As systemd writes it: `OnCalendar=`. */
export function calendarOf(everyMinutes: number): string {
  if (everyMinutes < 60) return `*-*-* *:00/${everyMinutes}:00`;
  if (everyMinutes === 1_440) return "*-*-* 00:00:00";
  return `*-*-* 00/${everyMinutes / 60}:00:00`;
}

/** As a crontab writes it: its first five fields. */
export function cronTimesOf(everyMinutes: number): string {
  if (everyMinutes < 60) return `*/${everyMinutes} * * * *`;
  if (everyMinutes === 1_440) return "0 0 * * *";
  return `0 */${everyMinutes / 60} * * *`;
}
