import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

const CHARACTERS_KEPT = 4000;

export interface WatchedTool {
  /** The exit code, the signal that ended it, or why it never started; never rejects. */
  ended: Promise<number | string>;
  /** The end of what it has written to stderr until now. */
  lastWords: () => string;
}

/** For a tool on a pipe, which `runTool` would wait for: listens to how it ends and what it says. */
export function watchTool(child: ChildProcess & { stderr: Readable }): WatchedTool {
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString("utf8")).slice(-CHARACTERS_KEPT);
  });
  const ended = new Promise<number | string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(code ?? signal ?? "nothing"));
  });
  return { ended, lastWords: () => words };
}
