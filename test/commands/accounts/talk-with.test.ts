import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { talkWith } from "../../../src/commands/accounts/talk-with.ts";

function setUp(isTTY: boolean) {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const talk = talkWith({
    cwd: "/",
    env: {},
    stdin,
    stdout,
    stderr,
    signal: new AbortController().signal,
  });
  return { stdin, stderr, talk };
}

it("tells beside the answer, and asks only where a person sits", async () => {
  const { talk, stderr } = setUp(false);
  talk.tell("Go there.");
  expect(String(stderr.read())).toBe("Go there.\n");
  expect(talk.ask).toBeUndefined();
  const person = setUp(true);
  const answer = person.talk.ask?.("Secret: ", true);
  person.stdin.write("abc\n");
  expect(await answer).toBe("abc");
  expect(String(person.stderr.read())).not.toContain("abc");
});

it("hears line by line, until it is stopped or nothing more can come", async () => {
  const { stdin, talk } = setUp(false);
  const stop = new AbortController();
  const heard: string[] = [];
  const listening = (async () => {
    for await (const line of talk.pasted(stop.signal)) {
      heard.push(line);
      if (line === "two") stop.abort();
    }
  })();
  stdin.write("one\ntwo\n");
  await listening;
  expect(heard).toEqual(["one", "two"]);
  const ended = setUp(false);
  ended.stdin.end("last");
  const rest: string[] = [];
  for await (const line of ended.talk.pasted(new AbortController().signal)) rest.push(line);
  expect(rest).toEqual(["last"]);
});
