import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from "kysely";
import type { Store } from "../../src/store/scope.ts";

/** Around what a process does outside itself. */
export interface Moment {
  act: "request" | "write";
  when: "before" | "after";
}

/** Whether the latest of these moments is the last one of its process. */
export type Death = (moments: readonly Moment[]) => boolean;

/** The first one is 0. */
export const atMoment =
  (index: number): Death =>
  (moments) =>
    moments.length === index + 1;

/** `at`: the first one is 1. */
export interface NthMoment extends Moment {
  at: number;
}

export const atNth =
  ({ act, when, at }: NthMoment): Death =>
  (moments) =>
    momentsOf(moments.slice(-1), { act, when }) === 1 && momentsOf(moments, { act, when }) === at;

const momentsOf = (moments: readonly Moment[], { act, when }: Moment): number =>
  moments.filter((moment) => moment.act === act && moment.when === when).length;

/** Counts the moments of one process after the other, until one of them has died. */
export class Reaper {
  readonly moments: Moment[] = [];
  /** Somebody has died. */
  isDone = false;
  readonly #death: Death;

  constructor(death: Death = () => false) {
    this.#death = death;
  }

  /** What was begun. */
  get count(): Record<Moment["act"], number> {
    const begun = (act: Moment["act"]): number => momentsOf(this.moments, { act, when: "before" });
    return { request: begun("request"), write: begun("write") };
  }

  /** The latest moment, which is that of the death when there was one. */
  get place(): string {
    const { act = "nothing", when = "of" } = this.moments.at(-1) ?? {};
    return `${this.isDone ? "killed" : "alive"} ${when} ${act} (${this.moments.length - 1})`;
  }

  takes(moment: Moment): boolean {
    if (this.isDone) return false;
    this.moments.push(moment);
    this.isDone = this.#death(this.moments);
    return this.isDone;
  }
}

/** One process: once it is dead, nothing of it reaches network, disk or clock any more. */
export class Life {
  isDead = false;
  readonly #reaper: Reaper;

  constructor(reaper = new Reaper()) {
    this.#reaper = reaper;
  }

  readonly fetch: typeof globalThis.fetch = async (...asked) =>
    await this.#act("request", async () => await globalThis.fetch(...asked));

  /** What this process has of a store. Each write is a moment: a transaction is one, and so is each statement outside. */
  storeOf(store: Store): Store {
    return {
      ...store,
      db: store.db.withPlugin(new StatementWatch(this)),
      transaction: async (work) => await this.#act("write", async () => await store.transaction(work)),
    };
  }

  live(): void {
    if (this.isDead) throw new Error("this process is dead");
  }

  meet(moment: Moment): void {
    this.live();
    if (!this.#reaper.takes(moment)) return;
    this.isDead = true;
    throw new Error("the process was killed");
  }

  async #act<Result>(act: Moment["act"], work: () => Promise<Result>): Promise<Result> {
    this.meet({ act, when: "before" });
    const result = await work();
    this.meet({ act, when: "after" });
    return result;
  }
}

const WRITES: ReadonlySet<string> = new Set(["InsertQueryNode", "UpdateQueryNode", "DeleteQueryNode"]);

class StatementWatch implements KyselyPlugin {
  readonly #life: Life;
  readonly #writes = new WeakSet<PluginTransformQueryArgs["queryId"]>();

  constructor(life: Life) {
    this.#life = life;
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    this.#life.live();
    if (WRITES.has(node.kind)) {
      this.#writes.add(queryId);
      this.#life.meet({ act: "write", when: "before" });
    }
    return node;
  }

  async transformResult({ queryId, result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    if (this.#writes.has(queryId)) this.#life.meet({ act: "write", when: "after" });
    return result;
  }
}
