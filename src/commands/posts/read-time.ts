import { AppError } from "../../core/app-error.ts";

const FROM_NOW = /^\+(\d{1,4})(m|h|d)$/;
const WRITTEN = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?$/;
const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `2026-12-01 18:00` on this machine's clock, with an offset or Z anywhere's, or `+2h`. Usage error `time-unclear`. */
export function readTime(text: string | undefined, flag: string, nowMs: number): number | undefined {
  if (text === undefined) return undefined;
  const fromNow = FROM_NOW.exec(text);
  if (fromNow) return nowMs + Number(fromNow[1]) * UNIT_MS[fromNow[2] as keyof typeof UNIT_MS];
  const atMs = WRITTEN.test(text) ? Date.parse(text.replace(" ", "T")) : Number.NaN;
  if (Number.isFinite(atMs)) return atMs;
  throw new AppError({
    kind: "usage",
    code: "time-unclear",
    message: `${flag} is "${text}", which is no time.`,
    hint: `Give a time (${flag} "2026-12-01 18:00"), one with its offset (2026-12-01T18:00+01:00), or how long from now (${flag} +2h).`,
  });
}
