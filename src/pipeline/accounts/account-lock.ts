import type { NamedLock } from "../../store/named-lock.ts";

const LOOK_EVERY_MS = 50;

export interface LockParts {
  tryLock: (name: string) => NamedLock | undefined;
  wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** One renewal of an account's tokens at a time, over all processes of this machine; gives up with the signal. */
export function accountLock({ tryLock, wait }: LockParts) {
  return async (accountId: string, signal: AbortSignal): Promise<NamedLock> => {
    for (;;) {
      signal.throwIfAborted();
      const lock = tryLock(`account-${accountId}`);
      if (lock) return lock;
      await wait(LOOK_EVERY_MS, signal);
    }
  };
}
