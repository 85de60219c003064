import { isAppError } from "../../src/core/app-error.ts";
import type { Json } from "../../src/core/json.ts";
import type { PostNews, Publisher, PublishRequest } from "../../src/providers/contracts/publisher.ts";

/** What outlives a process: one effect's row, and what the publisher keeps. */
export interface PostLedger {
  state: "none" | "intent" | "not-sent" | "submitted" | "done" | "refused" | "parked";
  intentAtMs: number;
  handle: string | undefined;
  news: PostNews | undefined;
  message: string | undefined;
  memory: Json | undefined;
}

export const newLedger = (): PostLedger => ({
  state: "none",
  intentAtMs: 0,
  handle: undefined,
  news: undefined,
  message: undefined,
  memory: undefined,
});

export interface DeathPlan {
  what: "request" | "write";
  when: "before" | "after";
  /** The first one is 1. */
  at: number;
}

/** A process that ends at a request or a write. From then on nothing that it still tries leaves it. */
export class MortalProcess {
  isDead = false;
  readonly count = { request: 0, write: 0 };
  readonly #plan: DeathPlan | undefined;

  constructor(plan?: DeathPlan) {
    this.#plan = plan;
  }

  readonly fetch: typeof globalThis.fetch = async (...asked) =>
    await this.#act("request", async () => await globalThis.fetch(...asked));

  async write(act: () => void): Promise<void> {
    await this.#act("write", async () => act());
  }

  async #act<Result>(what: DeathPlan["what"], act: () => Promise<Result>): Promise<Result> {
    this.count[what] += 1;
    const isHere = this.#plan?.what === what && this.#plan.at === this.count[what];
    if (isHere && this.#plan?.when === "before") this.isDead = true;
    if (this.isDead) throw new Error("the process is dead");
    const result = await act();
    if (isHere) this.isDead = true;
    if (this.isDead) throw new Error("the process is dead");
    return result;
  }
}

export interface Life {
  ledger: PostLedger;
  process: MortalProcess;
  /** A new one for every process. */
  publisher: Publisher;
  request: Omit<PublishRequest, "memory">;
  nowMs: () => number;
  /** Time goes on while a process waits. */
  pass: (ms: number) => void;
}

const POLLS = 3;

/** One process, from `prepare` to wherever it comes, as `pipeline/effects.ts` has it: one that finds an intent asks first. */
export async function live(life: Life): Promise<void> {
  const { ledger, process, publisher } = life;
  const request = requestOf(life);
  await publisher.prepare?.(request);
  if (ledger.state === "intent") await ask(life, request, false);
  else if (ledger.state === "none" || ledger.state === "not-sent") {
    await process.write(() => Object.assign(ledger, { state: "intent", intentAtMs: life.nowMs() }));
    await send(life, request, false);
  }
  if (ledger.state === "submitted") await poll(life, request);
}

/** Processes one after the other until nothing is left to do; `plans`: how the first ones end. */
export async function liveUntilSettled(
  lifeOf: (process: MortalProcess) => Life,
  plans: readonly (DeathPlan | undefined)[] = [],
): Promise<PostLedger> {
  for (let lives = 0; lives < 40; lives += 1) {
    const life = lifeOf(new MortalProcess(plans[lives]));
    try {
      await live(life);
    } catch (error) {
      if (!life.process.isDead) passOn(life, error);
    }
    if (["done", "refused", "parked"].includes(life.ledger.state)) return life.ledger;
    life.pass(180_000);
  }
  throw new Error("The post never came to an end.");
}

/** What passes is tried again; a quota by its own time. Whatever else it was, the test is told. */
function passOn(life: Life, error: unknown): void {
  if (!isAppError(error)) throw error;
  if (error.kind === "transient") return;
  const { untilMs } = error.details;
  if (error.kind !== "quota" || typeof untilMs !== "number") throw error;
  life.pass(Math.max(0, untilMs - life.nowMs()));
}

function requestOf({ ledger, process, request }: Life): PublishRequest {
  return {
    ...request,
    memory: {
      // What is kept is text: nothing of a dead process can change it.
      read: async () => structuredClone(ledger.memory),
      write: async (state) => await process.write(() => void (ledger.memory = structuredClone(state))),
    },
  };
}

async function send(life: Life, request: PublishRequest, isResend: boolean): Promise<void> {
  const { ledger, process, publisher } = life;
  const outcome = await publisher.start(request).catch((error: unknown) => {
    if (process.isDead) throw error;
    if (isAppError(error) && (error.kind === "config" || error.kind === "quota")) throw error;
    return { kind: "unknown" as const, message: String(error) };
  });
  if (process.isDead) throw new Error("the process is dead");
  if (outcome.kind === "accepted")
    return await process.write(() => Object.assign(ledger, { state: "submitted", handle: outcome.handle }));
  if (outcome.kind === "unknown") return isResend ? undefined : await ask(life, request, true);
  const state = outcome.kind === "refused" ? "refused" : "not-sent";
  await process.write(() => Object.assign(ledger, { state, message: outcome.message }));
}

async function ask(life: Life, request: PublishRequest, isSent: boolean): Promise<void> {
  const { ledger, process, publisher, nowMs } = life;
  const found = await publisher.find(request);
  if (found.state === "made")
    return await process.write(() => Object.assign(ledger, { state: "submitted", handle: found.handle }));
  if (found.state === "nothing") return await send(life, request, true);
  if (isSent || nowMs() < ledger.intentAtMs + publisher.graceMs) return;
  await process.write(() => Object.assign(ledger, { state: "parked", message: found.message }));
}

async function poll(life: Life, request: PublishRequest): Promise<void> {
  const { ledger, process, publisher } = life;
  for (let polls = 0; polls < POLLS; polls += 1) {
    const news = await publisher.status(ledger.handle ?? "", request);
    if (news.state === "pending") {
      life.pass(publisher.pollEveryMs);
      continue;
    }
    if (news.state === "nothing")
      return await process.write(() => Object.assign(ledger, { state: "not-sent", message: news.message }));
    if (news.state !== "failed") await publisher.dress?.(ledger.handle ?? "", request);
    const state = news.state === "failed" ? "refused" : "done";
    return await process.write(() => Object.assign(ledger, { state, news }));
  }
}
