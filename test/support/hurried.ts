import { setImmediate } from "node:timers/promises";
import type { OpenContext } from "../../src/commands/command.ts";
import { contextOpener } from "../../src/context.ts";

/** The product, but for its waits: each is over at once, and its clock is then as much later. */
export function hurried(): OpenContext {
  let skippedMs = 0;
  return contextOpener({
    time: {
      clock: { nowMs: () => Date.now() + skippedMs },
      async wait(delayMs, signal) {
        await setImmediate(undefined, { signal });
        skippedMs += delayMs;
      },
    },
  });
}
