import { expect, test } from "vitest";
import { allOrStop } from "../../src/core/all-or-stop.ts";

const never = new AbortController().signal;

/** Ends when its signal fires, a moment later, and says so. */
function patient(ended: string[], name: string) {
  return async (signal: AbortSignal): Promise<string> => {
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => setImmediate(resolve), { once: true });
    });
    ended.push(name);
    throw new Error(`${name} was stopped`);
  };
}

test("answers with all results, in the order of the works", async () => {
  const results = await allOrStop(never, [
    async () => await new Promise<number>((resolve) => setTimeout(() => resolve(1), 5)),
    async () => "two",
  ]);
  expect(results).toEqual([1, "two"]);
});

test("one failure stops the others, waits for them, and is what is thrown", async () => {
  const ended: string[] = [];
  const failing = async (): Promise<never> => {
    throw new Error("disk full");
  };
  await expect(allOrStop(never, [patient(ended, "picture"), failing])).rejects.toThrow("disk full");
  expect(ended).toEqual(["picture"]);
});

test("the caller's signal stops all of them", async () => {
  const ended: string[] = [];
  const stop = new AbortController();
  const both = allOrStop(stop.signal, [patient(ended, "a"), patient(ended, "b")]);
  stop.abort();
  await expect(both).rejects.toThrow("was stopped");
  expect(ended).toHaveLength(2);
});
