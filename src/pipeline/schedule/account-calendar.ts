import { type Day, dayIn, momentOf, nextDay } from "../../core/zoned-time.ts";
import type { AccountFacts } from "../../model/account.ts";

export interface AccountRhythm extends Pick<AccountFacts, "dailyCap" | "slots" | "timeZone"> {
  /** Posts within any 24 hours, wherever midnight is; absent: as many as the days allow. */
  rollingCap?: number;
}

/** How many days are looked through for a free moment. */
const DAYS_MAX = 366;
const DAY_MS = 86_400_000;

/**
 * When an account may post: at its slots, in its time zone, within its cap of a day and with a gap between any two posts.
 * Without slots any moment will do.
 */
export class AccountCalendar {
  readonly #account: AccountRhythm;
  readonly #gapMs: number;
  readonly #takenMs: number[] = [];
  readonly #countOn = new Map<Day, number>();
  /** The first moments after each gap, and after each rolling day, by their day. */
  readonly #endsOn = new Map<Day, number[]>();
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
    this.#noteEnd(atMs + this.#gapMs);
    if (this.#account.rollingCap !== undefined) this.#noteEnd(atMs + DAY_MS);
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
    const ends = (this.#endsOn.get(day) ?? []).filter((atMs) => atMs >= beginMs);
    return [beginMs, ...ends.toSorted((a, b) => a - b)];
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

  #noteEnd(atMs: number): void {
    const day = dayIn(this.#account.timeZone, atMs);
    this.#endsOn.set(day, [...(this.#endsOn.get(day) ?? []), atMs]);
  }

  #isFree(atMs: number): boolean {
    return (
      this.#takenMs.every((other) => Math.abs(other - atMs) >= this.#gapMs) && this.#keepsRollingCap(atMs)
    );
  }

  /** One post more than the cap allows is always a day after the first of them. */
  #keepsRollingCap(atMs: number): boolean {
    const { rollingCap } = this.#account;
    if (rollingCap === undefined) return true;
    const near = this.#takenMs.filter((other) => Math.abs(other - atMs) < DAY_MS);
    const inOrder = [...near, atMs].toSorted((a, b) => a - b);
    return inOrder.every((first, index) => (inOrder[index + rollingCap] ?? Infinity) - first >= DAY_MS);
  }
}
