/** Epoch milliseconds, UTC. Passed in, so that tests own time. */
export interface Clock {
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };
