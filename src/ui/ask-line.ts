import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { AppError } from "../core/app-error.ts";

interface Terminal {
  stdin: NodeJS.ReadableStream;
  stderr: NodeJS.WritableStream;
  signal: AbortSignal;
}

/** Asks one line of whoever sits at the terminal; what is secret is not shown while it is typed. Throws `cancelled`. */
export async function askLine(
  question: string,
  isSecret: boolean,
  { stdin, stderr, signal }: Terminal,
): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  stderr.write(question);
  const reader = createInterface({
    input: stdin,
    output: isSecret ? nowhere : stderr,
    terminal: true,
    historySize: 0,
  });
  let giveUp = (): void => undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      giveUp = () => reject(cancelled());
      reader.once("line", resolve).once("SIGINT", giveUp).once("close", giveUp);
      if (signal.aborted) giveUp();
      signal.addEventListener("abort", giveUp, { once: true });
    });
  } finally {
    signal.removeEventListener("abort", giveUp);
    reader.close();
    if (isSecret) stderr.write("\n");
  }
}

const cancelled = (): AppError =>
  new AppError({ kind: "cancelled", code: "cancelled", message: "Nothing was connected." });
