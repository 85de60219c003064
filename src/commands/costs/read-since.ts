import { AppError } from "../../core/app-error.ts";
import type { CostsRequest } from "../../pipeline/answers/describe-costs.ts";

const DAYS_BACK = /^(\d{1,5})d$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `2026-11-24`, a UTC day, or `7d`. Usage error `since-unclear`. */
export function readSince(text: string | undefined): CostsRequest["since"] {
  if (text === undefined) return undefined;
  const daysBack = DAYS_BACK.exec(text)?.[1];
  if (daysBack !== undefined) return { daysBack: Number(daysBack) };
  if (DAY.test(text) && isOnCalendar(text)) return { day: text };
  throw new AppError({
    kind: "usage",
    code: "since-unclear",
    message: `--since is "${text}", which is no day.`,
    hint: "Give a day (--since 2026-11-24) or how many days back (--since 7d).",
  });
}

/** The 31st of February is read as the 3rd of March. */
function isOnCalendar(day: string): boolean {
  const timeMs = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(timeMs) && new Date(timeMs).toISOString().startsWith(day);
}
