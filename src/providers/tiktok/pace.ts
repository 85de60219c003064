import { AppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";

const MINUTE_MS = 60_000;

/** Requests of one account within any minute: the references of each of them, social-apis research §1.3 and §6. */
const PER_MINUTE: ReadonlyMap<string, number> = new Map([
  ["/v2/post/publish/creator_info/query/", 20],
  ["/v2/post/publish/video/init/", 6],
  ["/v2/post/publish/inbox/video/init/", 6],
  ["/v2/post/publish/status/fetch/", 30],
]);

/** Counts what is asked as one account, so that TikTok never has to refuse what comes too fast. */
export class Pace {
  readonly #clock: Clock;
  readonly #askedMs = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Before a request. Throws transient `vendor-throttled` with `details.retryAfterMs`: nothing was sent. */
  take(path: string): void {
    const most = PER_MINUTE.get(path);
    if (most === undefined) return;
    const nowMs = this.#clock.nowMs();
    const recent = (this.#askedMs.get(path) ?? []).filter((atMs) => nowMs - atMs < MINUTE_MS);
    const [oldest = nowMs] = recent;
    if (recent.length >= most) throw tooFast(path, most, oldest + MINUTE_MS - nowMs);
    this.#askedMs.set(path, [...recent, nowMs]);
  }
}

const tooFast = (path: string, most: number, retryAfterMs: number): AppError =>
  new AppError({
    kind: "transient",
    code: "vendor-throttled",
    message: `tiktok takes ${most} requests a minute of one account at ${path}. Nothing was sent.`,
    hint: "It is tried again when the minute is over.",
    details: { retryAfterMs },
  });
