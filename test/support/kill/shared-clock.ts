import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Clock } from "../../../src/core/clock.ts";

export interface SharedClock extends Clock {
  /** Everybody's time goes on by so much at once. */
  advance(ms: number): void;
}

const machineNowMs = Date.now.bind(Date);

/** A clock that a test, its servers and the processes that it kills share: the machine's, and what a file adds to it. */
export function sharedClock(file: string): SharedClock {
  const aheadMs = (): number => Number(readFileSync(file, "utf8"));
  const set = (ms: number): void => {
    // Whoever writes it may be killed meanwhile.
    writeFileSync(`${file}.part`, String(ms));
    renameSync(`${file}.part`, file);
  };
  return {
    nowMs: () => machineNowMs() + aheadMs(),
    advance: (ms) => set(aheadMs() + ms),
  };
}

export function startSharedClock(file: string): SharedClock {
  writeFileSync(file, "0");
  return sharedClock(file);
}
