/**
 * Does several things at once, each under a signal that fires when the caller's does or when another of them fails. Throws
 * the first failure, after all have come to rest: nothing goes on writing behind it.
 */
export async function allOrStop<Results extends readonly unknown[]>(
  signal: AbortSignal,
  works: { [Index in keyof Results]: (signal: AbortSignal) => Promise<Results[Index]> },
): Promise<Results> {
  const stop = new AbortController();
  const shared = AbortSignal.any([signal, stop.signal]);
  let first: { error: unknown } | undefined;
  const settled = await Promise.allSettled(
    works.map(async (work: (signal: AbortSignal) => Promise<unknown>) => {
      try {
        return await work(shared);
      } catch (error) {
        first ??= { error };
        stop.abort();
        throw error;
      }
    }),
  );
  if (first) throw first.error;
  return settled.map((one) => (one.status === "fulfilled" ? one.value : undefined)) as unknown as Results;
}
