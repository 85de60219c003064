import { AppError, isAppError } from "../../src/core/app-error.ts";
import type { Json } from "../../src/core/json.ts";
import type { PostOrder } from "../../src/model/post-order.ts";
import type { PostNews, Publisher, PublishRequest } from "../../src/providers/contracts/publisher.ts";

export interface TestClock {
  now: number;
  nowMs(): number;
}

/** What outlives a process: the memory of a step, and the row of its effect. */
export interface Disk {
  memory: string | undefined;
  effect: "none" | "intent" | "not-sent" | "submitted" | "done" | "parked" | "refused";
  handle: string | undefined;
  intentAtMs: number;
}

export const emptyDisk = (): Disk => ({
  memory: undefined,
  effect: "none",
  handle: undefined,
  intentAtMs: 0,
});

/** Kills a process at one of its points: what it waits for then never comes, and nothing of it runs any more. */
export class Reaper {
  readonly points: string[] = [];
  readonly died: Promise<"died">;
  isDone = false;
  readonly #killAt: number;
  #die: () => void = () => undefined;

  /** `killAt`: the number of the point, from 0; undefined: it lives. */
  constructor(killAt?: number) {
    this.#killAt = killAt ?? -1;
    this.died = new Promise((resolve) => {
      this.#die = () => resolve("died");
    });
  }

  async point(name: string): Promise<void> {
    this.points.push(name);
    if (this.points.length - 1 !== this.#killAt) return;
    this.isDone = true;
    this.#die();
    await new Promise<never>(() => undefined);
  }

  fetch(real: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (...asked) => {
      const name = addressOf(asked[0]).pathname;
      await this.point(`before ${name}`);
      const answer = await real(...asked);
      await this.point(`after ${name}`);
      return answer;
    };
  }
}

/** Of whatever a `fetch` may be given. */
export const addressOf = (asked: string | URL | Request): URL =>
  new URL(asked instanceof Request ? asked.url : asked);

export interface DriverWorld {
  clock: TestClock;
  disk: Disk;
  order: PostOrder;
  /** A publisher as a new process opens it. */
  open(fetch: typeof globalThis.fetch): Publisher;
}

export type End =
  | { end: "done"; news: PostNews; notices: readonly string[] }
  | { end: "parked"; message: string }
  | { end: "stopped"; error: unknown };

const LIVES_MAX = 80;
const POLL_FOR_MS = 60_000;
const ANOTHER_RUN_MS = 120_000;

/**
 * Runs a post as the pipeline does, process after process, until it has ended. Time passes only while it waits. Each of
 * `reapers` counts over all processes until it has killed one, then the next one begins.
 */
export async function publishToEnd(world: DriverWorld, ...reapers: Reaper[]): Promise<End> {
  const queue = [...reapers, new Reaper()];
  for (let life = 0; life < LIVES_MAX; life += 1) {
    if (queue[0]?.isDone === true) queue.shift();
    const end = await oneLife(world, queue[0] ?? new Reaper());
    if (end !== undefined) return end;
  }
  throw new Error("The post comes to no end.");
}

/** One process; undefined: it died, or waits. */
export async function oneLife(world: DriverWorld, reaper: Reaper): Promise<End | undefined> {
  const { clock } = world;
  try {
    const end = await Promise.race([run(world, reaper), reaper.died]);
    return end === "died" ? undefined : end;
  } catch (error) {
    if (!isAppError(error)) throw error;
    const untilMs = error.details["untilMs"];
    const canWait = error.kind === "waiting" || error.kind === "quota";
    if (canWait && typeof untilMs === "number") clock.now = Math.max(clock.now, untilMs);
    else if (error.kind === "transient") clock.now += Number(error.details["retryAfterMs"] ?? 10_000);
    else return { end: "stopped", error };
    return undefined;
  }
}

async function run(world: DriverWorld, reaper: Reaper): Promise<End> {
  const publisher = world.open(reaper.fetch(globalThis.fetch));
  const request = requestOf(world, reaper);
  await publisher.prepare?.(request);
  return await effect(world, reaper, publisher, request);
}

export function requestOf({ order, disk }: DriverWorld, reaper: Reaper): PublishRequest {
  return {
    effectKey: "job_1/publish/1",
    videoId: order.videoId,
    folder: "/nowhere",
    post: {} as PublishRequest["post"],
    order,
    memory: {
      read: async () => (disk.memory === undefined ? undefined : (JSON.parse(disk.memory) as Json)),
      write: async (state) => {
        await reaper.point("before a memory is written");
        disk.memory = JSON.stringify(state);
        await reaper.point("after a memory is written");
      },
    },
    progress: () => undefined,
    signal: new AbortController().signal,
  };
}

async function effect(
  world: DriverWorld,
  reaper: Reaper,
  publisher: Publisher,
  request: PublishRequest,
): Promise<End> {
  const { disk, clock } = world;
  const write = async (change: Partial<Disk>): Promise<void> => {
    await reaper.point("before the effect is written");
    Object.assign(disk, change);
    await reaper.point("after the effect is written");
  };

  async function send(isResend: boolean): Promise<End> {
    const outcome = await publisher.start(request).catch(async (error: unknown) => {
      if (isAppError(error) && (error.kind === "config" || error.kind === "quota")) {
        await write({ effect: "not-sent" });
        throw error;
      }
      return { kind: "unknown" as const, message: String(error) };
    });
    if (outcome.kind === "accepted") {
      await write({ effect: "submitted", handle: outcome.handle });
      return await poll();
    }
    if (outcome.kind === "not-sent") {
      await write({ effect: "not-sent" });
      throw passes(outcome.message ?? "not sent", outcome.retryAfterMs);
    }
    if (outcome.kind === "refused") {
      await write({ effect: "refused" });
      return { end: "stopped", error: outcome.message };
    }
    if (!isResend) return await ask(outcome.message);
    throw waits(clock.now + publisher.pollEveryMs);
  }

  async function ask(message: string): Promise<End> {
    const found = await publisher.find(request);
    if (found.state === "made") {
      await write({ effect: "submitted", handle: found.handle });
      return await poll();
    }
    if (found.state === "nothing") {
      await write({ effect: "intent", intentAtMs: clock.now });
      return await send(true);
    }
    const graceUntilMs = disk.intentAtMs + publisher.graceMs;
    if (clock.now < graceUntilMs) throw waits(graceUntilMs);
    await write({ effect: "parked" });
    return { end: "parked", message: `${message}; ${found.message}` };
  }

  async function poll(): Promise<End> {
    const handle = disk.handle ?? "";
    const untilMs = clock.now + POLL_FOR_MS;
    for (;;) {
      const news = await publisher.status(handle, request);
      if (news.state === "nothing") {
        await write({ effect: "not-sent" });
        throw passes(news.message, undefined);
      }
      if (news.state === "failed") return { end: "stopped", error: news.message };
      if (news.state !== "pending") {
        await write({ effect: "done" });
        return { end: "done", news, notices: (await publisher.dress?.(handle, request)) ?? [] };
      }
      if (clock.now >= untilMs) throw waits(clock.now + ANOTHER_RUN_MS);
      clock.now += publisher.pollEveryMs;
    }
  }

  if (disk.effect === "none" || disk.effect === "not-sent") {
    await write({ effect: "intent", intentAtMs: clock.now });
    return await send(false);
  }
  if (disk.effect === "intent") return await ask("the program ended before an answer came");
  if (disk.effect === "parked") return { end: "parked", message: "parked before" };
  return await poll();
}

const passes = (message: string, retryAfterMs: number | undefined): AppError =>
  new AppError({
    kind: "transient",
    code: "effect-not-sent",
    message,
    details: retryAfterMs === undefined ? {} : { retryAfterMs },
  });

const waits = (untilMs: number): AppError =>
  new AppError({ kind: "waiting", code: "effect-waits", message: "It waits.", details: { untilMs } });
