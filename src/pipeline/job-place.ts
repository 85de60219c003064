import type { Lane } from "./lanes.ts";

/**
 * The place of one job among those at work. It is given back while all that the job does is wait for others, so that
 * any number of jobs can be at vendors while few are at work here.
 */
export class JobPlace {
  readonly #lane: Lane;
  readonly #order: number;
  readonly #signal: AbortSignal;
  #isHeld = false;
  #taking: Promise<void> | undefined;
  #awayCount = 0;

  constructor(lane: Lane, order: number, signal: AbortSignal) {
    this.#lane = lane;
    this.#order = order;
    this.#signal = signal;
  }

  /** Does the job in its place. */
  async use<T>(work: () => Promise<T>): Promise<T> {
    await this.#take();
    try {
      return await work();
    } finally {
      this.#giveBack();
    }
  }

  /** Waits for others without the place; side by side, the first one gives it back and the last one takes it again. */
  async leaveFor<T>(wait: () => Promise<T>): Promise<T> {
    this.#awayCount += 1;
    this.#giveBack();
    try {
      return await wait();
    } finally {
      this.#awayCount -= 1;
      if (this.#awayCount === 0) await this.#take();
    }
  }

  /** Once at a time: two who stood in the queue for one job would wait for each other. */
  async #take(): Promise<void> {
    this.#taking ??= this.#enter().finally(() => {
      this.#taking = undefined;
    });
    await this.#taking;
  }

  /** A run that is cancelled needs no place to say so. */
  async #enter(): Promise<void> {
    if (this.#signal.aborted) return;
    try {
      await this.#lane.enter(this.#order, this.#signal);
    } catch (error) {
      if (this.#signal.aborted) return;
      throw error;
    }
    // While it stood in the queue, another part of the job has gone to wait.
    if (this.#awayCount > 0) this.#lane.leave();
    else this.#isHeld = true;
  }

  #giveBack(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#lane.leave();
  }
}
