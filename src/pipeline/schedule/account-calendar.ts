import { type Day, dayIn, momentOf, nextDay } from "../../core/zoned-time.ts";
import type { AccountFacts } from "../../model/account.ts";

export type AccountRhythm = Pick<AccountFacts, "dailyCap" | "slots" | "timeZone">;

/** How many days are looked through for a free moment. */
const DAYS_MAX = 366;

/**
 * When an account may post: at its slots, in its time zone, within its cap of a day and with a gap between any two posts.
 * Without slots any moment will do.
 */
export class AccountCalendar {
  readonly #account: AccountRhythm;
  readonly #gapMs: number;
  readonly #takenMs: number[] = [];
  readonly #countOn = new Map<Day, number>();
  /** The first moments after each gap, by their day. */
  readonly #gapEndsOn = new Map<Day, number[]>();
  readonly #slotsOn = new Map<Day, readonly number[]>();

  /** `takenMs`: posts that went out or are to go out, in any order. */
  constructor(account: AccountRhythm, gapMs: number, takenMs: readonly number[] = []) {
    this.#account = account;
    this.#gapMs = gapMs;
    for (const atMs of takenMs) this.take(atMs);
  }

  take(atMs: number): void {
    const day = dayIn(this.#account.timeZone, atMs);
    this.#takenMs.push(atMs);
    this.#countOn.set(day, (this.#countOn.get(day) ?? 0) + 1);
    const gapEndMs = atMs + this.#gapMs;
    const gapEndDay = dayIn(this.#account.timeZone, gapEndMs);
    this.#gapEndsOn.set(gapEndDay, [...(this.#gapEndsOn.get(gapEndDay) ?? []), gapEndMs]);
  }

  /** The first moment from `fromMs` on; undefined: none within a year. */
  next(fromMs: number): number | undefined {
    const { timeZone, dailyCap } = this.#account;
    const firstDay = dayIn(timeZone, fromMs);
    for (let days = 0, day = firstDay; days < DAYS_MAX; days += 1, day = nextDay(day)) {
      if ((this.#countOn.get(day) ?? 0) >= dailyCap) continue;
      const found = this.#candidatesOn(day, day === firstDay ? fromMs : undefined).find((atMs) =>
        this.#isFree(atMs),
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** With slots, those of the day; without, its beginning and the first moment after each gap. */
  #candidatesOn(day: Day, fromMs: number | undefined): readonly number[] {
    const { slots, timeZone } = this.#account;
    if (slots.length > 0) return this.#slotMoments(day).filter((atMs) => atMs >= (fromMs ?? 0));
    const beginMs = fromMs ?? momentOf(timeZone, day, "00:00");
    const gapEnds = (this.#gapEndsOn.get(day) ?? []).filter((atMs) => atMs >= beginMs);
    return [beginMs, ...gapEnds.toSorted((a, b) => a - b)];
  }

  /** Time zones are slow to ask. */
  #slotMoments(day: Day): readonly number[] {
    const { slots, timeZone } = this.#account;
    const known = this.#slotsOn.get(day);
    if (known) return known;
    const moments = slots.map((slot) => momentOf(timeZone, day, slot)).toSorted((a, b) => a - b);
    this.#slotsOn.set(day, moments);
    return moments;
  }

  #isFree(atMs: number): boolean {
    return this.#takenMs.every((other) => Math.abs(other - atMs) >= this.#gapMs);
  }
}
