import { expect, test } from "vitest";
import { programRunner } from "../../../src/commands/cron/run-program.ts";

const run = programRunner({ PATH: "/bin:/usr/bin", FOO: "bar" });

test("hands over input and gives back bytes, words and the end", async () => {
  const input = Buffer.from([0xff, 0x00, 0x0a]);
  const ended = await run("sh", ["-c", 'cat; echo " $FOO $LC_ALL " >&2; exit 3'], input);
  expect(ended).toEqual({ exitCode: 3, stdout: input, stderr: "bar C" });
});

test("without input there is nothing to read", async () => {
  expect(await run("sh", ["-c", "cat"])).toMatchObject({ exitCode: 0, stdout: Buffer.alloc(0) });
});

test("a program that is not there is no end at all", async () => {
  expect(await run("no-such-program-here", [])).toBeUndefined();
  expect(await programRunner({ PATH: "/nowhere" })("sh", [])).toBeUndefined();
});
