import { createInterface } from "node:readline";
import type { LoginTalk } from "../../pipeline/accounts/login-talk.ts";
import { askLine } from "../../ui/ask-line.ts";
import { visibleText } from "../../ui/visible-text.ts";
import type { Surroundings } from "../command.ts";

/** Speaks beside the answer, on stderr, and asks only where a person sits. */
export function talkWith(surroundings: Surroundings): LoginTalk {
  const { stdin, stderr } = surroundings;
  const ask: LoginTalk["ask"] = async (question, isSecret) => await askLine(question, isSecret, surroundings);
  return {
    tell: (text) => void stderr.write(`${visibleText(text)}\n`),
    ask: stdin.isTTY === true ? ask : undefined,
    pasted: (stop) => linesOf(stdin, stop),
  };
}

async function* linesOf(stdin: Surroundings["stdin"], stop: AbortSignal): AsyncGenerator<string> {
  const reader = createInterface({ input: stdin, terminal: false });
  const close = (): void => reader.close();
  stop.addEventListener("abort", close, { once: true });
  try {
    for await (const line of reader) yield line;
  } finally {
    stop.removeEventListener("abort", close);
    reader.close();
  }
}
