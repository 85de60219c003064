interface Waiter {
  order: number;
  start(): void;
}

/** A fixed number of places; whoever came with the lowest order gets the next one. */
export class Lane {
  #free: number;
  readonly #waiters: Waiter[] = [];
  #tellFreed: (() => void) | undefined;
  #freed: Promise<void> | undefined;

  constructor(places: number) {
    this.#free = places;
  }

  get hasFreePlace(): boolean {
    return this.#free > 0;
  }

  /** Resolves when a place is given back that nobody waited for. */
  freed(): Promise<void> {
    this.#freed ??= new Promise((resolve) => {
      this.#tellFreed = resolve;
    });
    return this.#freed;
  }

  /** Runs the work when a place is free; an abort while waiting rejects with the signal's reason. */
  async use<T>(order: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.enter(order, signal);
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** Whoever enters must leave. An abort while waiting rejects with the signal's reason, and nothing was entered. */
  async enter(order: number, signal: AbortSignal): Promise<void> {
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

  leave(): void {
    const next = this.#waiters.shift();
    if (next) return next.start();
    this.#free += 1;
    this.#tellFreed?.();
    this.#freed = undefined;
  }
}
