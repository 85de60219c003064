interface Waiter {
  order: number;
  start(): void;
}

/** A fixed number of places; whoever came with the lowest order gets the next one. */
export class Lane {
  #free: number;
  readonly #waiters: Waiter[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** Runs the work when a place is free; an abort while waiting rejects with the signal's reason. */
  async use<T>(order: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#enter(order, signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(order: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        order,
        start: () => {
          signal.removeEventListener("abort", giveUp);
          resolve();
        },
      };
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiters.push(waiter);
      this.#waiters.sort((a, b) => a.order - b.order);
    });
  }

  #leave(): void {
    const next = this.#waiters.shift();
    if (next) next.start();
    else this.#free += 1;
  }
}
