import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { askLine } from "../../src/ui/ask-line.ts";

function setUp() {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  const stop = new AbortController();
  const ask = (isSecret: boolean) => askLine("Which? ", isSecret, { stdin, stderr, signal: stop.signal });
  return { stdin, stop, ask, shown: () => String(stderr.read() ?? "") };
}

it("shows the question and what is typed", async () => {
  const { stdin, ask, shown } = setUp();
  const answer = ask(false);
  stdin.write("key-1\r\n");
  expect(await answer).toBe("key-1");
  expect(shown()).toMatch(/^Which\? [\s\S]*key-1/);
});

it("never shows a secret", async () => {
  const { stdin, ask, shown } = setUp();
  const answer = ask(true);
  stdin.write("canary-secret\n");
  expect(await answer).toBe("canary-secret");
  expect(shown()).toBe("Which? \n");
});

it.each([
  ["Ctrl-C", "\u0003"],
  ["Ctrl-D", "\u0004"],
])("is cancelled by %s", async (_name, key) => {
  const { stdin, ask } = setUp();
  const answer = ask(true);
  stdin.write(key);
  await expect(answer).rejects.toMatchObject({ kind: "cancelled" });
});

it("is cancelled by the signal, before and while it waits, and when nobody is there", async () => {
  const { stop, ask } = setUp();
  const answer = ask(true);
  stop.abort("SIGTERM");
  await expect(answer).rejects.toMatchObject({ kind: "cancelled" });
  await expect(ask(false)).rejects.toMatchObject({ kind: "cancelled" });
  const gone = setUp();
  gone.stdin.end();
  await expect(gone.ask(true)).rejects.toMatchObject({ kind: "cancelled" });
});
