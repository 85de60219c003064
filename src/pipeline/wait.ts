import { setTimeout } from "node:timers/promises";

/** Resolves after a time; rejects with the signal's reason when it aborts. */
export async function waitMs(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(delayMs, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
