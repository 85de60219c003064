export interface TimeLimit {
  signal: AbortSignal;
  /** Stops the clock and lets go of the caller's signal. */
  release(): void;
}

/**
 * A signal that fires with the caller's, for the caller's reason, or after `timeoutMs`, for `reason`. Not by
 * `AbortSignal.any` with `AbortSignal.timeout`: on Node 20 nothing holds such a time-out, and it is lost with the next
 * garbage collection.
 */
export function limitTime(
  timeoutMs: number,
  reason: () => unknown,
  caller: AbortSignal | undefined,
): TimeLimit {
  const controller = new AbortController();
  const follow = () => controller.abort(caller?.reason);
  const timer = setTimeout(() => controller.abort(reason()), timeoutMs);
  if (caller?.aborted === true) follow();
  else caller?.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", follow);
    },
  };
}
