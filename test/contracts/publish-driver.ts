import { AppError, isAppError } from "../../src/core/app-error.ts";
import type { Json } from "../../src/core/json.ts";
import type { EffectOutcome } from "../../src/providers/contracts/effect.ts";
import type {
  PostMemory,
  PostNews,
  Publisher,
  PublishRequest,
} from "../../src/providers/contracts/publisher.ts";

/** What outlives a process: the memory of a post, and the row of its effect. */
export interface PublishWorld {
  memory: Json | undefined;
  effect: {
    state: "none" | "intent" | "submitted" | "not-sent" | "done" | "refused";
    handle: string;
    news?: PostNews;
  };
  /** Everything that was ever said of the post. */
  said: PostNews[];
}

export const newWorld = (): PublishWorld => ({
  memory: undefined,
  effect: { state: "none", handle: "" },
  said: [],
});

/** Where a process dies: before it does its n-th request or write, or right after. */
export interface DeathPoint {
  act: "request" | "write";
  when: "before" | "after";
  at: number;
}

/** One process: once it is dead, nothing of it reaches the network or the disk any more. */
export class Life {
  isDead = false;
  readonly count = { request: 0, write: 0 };
  readonly #death: DeathPoint | undefined;

  constructor(death?: DeathPoint) {
    this.#death = death;
  }

  readonly fetch: typeof globalThis.fetch = async (...asked) =>
    await this.act("request", async () => await globalThis.fetch(...asked));

  memoryOf(world: PublishWorld): PostMemory {
    return {
      read: async () => {
        this.#refuseDead();
        return structuredClone<Json | undefined>(world.memory);
      },
      write: async (state) =>
        await this.act("write", async () => {
          world.memory = JSON.parse(JSON.stringify(state)) as Json;
        }),
    };
  }

  async act<Result>(act: DeathPoint["act"], work: () => Promise<Result>): Promise<Result> {
    this.#refuseDead();
    this.count[act] += 1;
    const isHere = this.#death?.act === act && this.#death.at === this.count[act];
    if (isHere && this.#death?.when === "before") this.#die();
    const result = await work();
    if (isHere) this.#die();
    return result;
  }

  #die(): never {
    this.isDead = true;
    throw new Error("the process was killed");
  }

  #refuseDead(): void {
    if (this.isDead) throw new Error("this process is dead");
  }
}

/** A step's end that is no end: the job runs again, at this time or at once. */
class Again extends Error {
  readonly waitMs: number | undefined;
  constructor(message: string, waitMs?: number) {
    super(message);
    this.waitMs = waitMs;
  }
}

/** Does what `performEffect` does with a publisher, in the order of its writes. */
export async function publishOnce(
  world: PublishWorld,
  life: Life,
  publisher: Publisher,
  request: PublishRequest,
  pass: (durationMs: number) => void,
): Promise<PostNews> {
  const keep = async (effect: PublishWorld["effect"]): Promise<void> =>
    await life.act("write", async () => void (world.effect = effect));
  const send = async (isResend: boolean): Promise<void> => {
    const outcome = await submit(publisher, request);
    if (outcome.kind === "accepted") return await keep({ state: "submitted", handle: outcome.handle });
    if (outcome.kind === "unknown") {
      if (isResend) throw new Again(outcome.message, soon);
      return await ask();
    }
    await keep({ state: outcome.kind === "refused" ? "refused" : "not-sent", handle: "" });
    if (outcome.kind === "refused") throw new AppError({ ...outcome, kind: "refused" });
    throw new Again(outcome.message ?? "not sent");
  };
  const ask = async (): Promise<void> => {
    const found = await publisher.find(request);
    if (found.state === "made") return await keep({ state: "submitted", handle: found.handle });
    if (found.state === "unknown") throw new Again(found.message, ANOTHER_RUN_MS);
    await keep({ state: "intent", handle: "" });
    await send(true);
  };
  const soon = publisher.pollEveryMs;

  await publisher.prepare?.(request);
  if (world.effect.news !== undefined) return world.effect.news;
  if (world.effect.state === "none" || world.effect.state === "not-sent") {
    await keep({ state: "intent", handle: "" });
    await send(false);
  } else if (world.effect.state === "intent") {
    await ask();
  }
  for (let polls = 0; polls < POLLS_MAX; polls += 1) {
    const news = await publisher.status(world.effect.handle, request);
    world.said.push(news);
    if (news.state === "nothing") {
      await keep({ state: "not-sent", handle: "" });
      throw new Again(news.message);
    }
    if (news.state !== "pending") {
      await keep({ ...world.effect, state: news.state === "failed" ? "refused" : "done", news });
      return news;
    }
    pass(publisher.pollEveryMs);
  }
  throw new Again("still pending", ANOTHER_RUN_MS);
}

const POLLS_MAX = 6;
const ANOTHER_RUN_MS = 3_600_000;

async function submit(publisher: Publisher, request: PublishRequest): Promise<EffectOutcome> {
  try {
    return await publisher.start(request);
  } catch (error) {
    if (isAppError(error) && (error.kind === "config" || error.kind === "quota")) throw error;
    return { kind: "unknown", message: String(error) };
  }
}

const LIVES_MAX = 40;

/** Nobody could tell for as long as a publisher is given: a person is asked. */
export class Parked extends Error {}

/**
 * Runs processes until one of them has the last word. The first one dies where it is told, the others are let live. A quota
 * or a refusal is thrown; `pass`: time goes by.
 */
export async function publishToEnd(
  world: PublishWorld,
  start: (life: Life) => { publisher: Publisher; request: PublishRequest },
  pass: (durationMs: number) => void,
  death?: DeathPoint,
): Promise<{ news: PostNews; first: Life }> {
  const first = new Life(death);
  let waitedMs = 0;
  for (let number = 0; number < LIVES_MAX; number += 1) {
    const life = number === 0 ? first : new Life();
    const { publisher, request } = start(life);
    try {
      const news = await publishOnce(world, life, publisher, request, pass);
      return { news, first };
    } catch (error) {
      if (life.isDead) continue;
      if (error instanceof Again) {
        pass(error.waitMs ?? 2_000);
        waitedMs += error.waitMs ?? 0;
        if (world.effect.state === "intent" && waitedMs > publisher.graceMs) throw new Parked(error.message);
      } else if (isAppError(error) && error.kind === "transient") pass(2_000);
      else throw error;
    }
  }
  throw new Error(`No end after ${LIVES_MAX} processes; it was said: ${JSON.stringify(world.said)}`);
}
