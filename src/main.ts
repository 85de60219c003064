import { setMaxListeners } from "node:events";
import type { OpenContext, Surroundings } from "./commands/command.ts";
import { readVersion } from "./read-version.ts";

const openRealContext: OpenContext = async (options) =>
  await (await import("./context.ts")).contextOpener()(options);

const VERSION_WORDS = ["--version", "-V", "-v", "version"];

/** Runs one command line and answers its exit code. Nothing here touches the process: `start` does. */
export async function run(
  argv: readonly string[],
  surroundings: Surroundings,
  openContext: OpenContext = openRealContext,
): Promise<number> {
  if (argv.length === 1 && VERSION_WORDS.includes(argv[0] ?? "")) {
    surroundings.stdout.write(`${readVersion()}\n`);
    return 0;
  }
  // Every voice and encoder of a run listens to the one signal: that is no leak, and Node's warning would tear the view.
  setMaxListeners(0, surroundings.signal);
  const { runCommandLine } = await import("./commands/run-command-line.ts");
  const { parseArguments } = await import("./cli.ts");
  return await runCommandLine(argv, surroundings, { openContext, parseArguments });
}

/** The process edge: signals in, exit code out. The first signal saves and stops, the second quits at once. */
export async function start(): Promise<void> {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(name === "SIGTERM" ? 143 : 130);
    controller.abort(name);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  for (const stream of [process.stdout, process.stderr]) {
    // The reader went away (`viral jobs | head`): that is no failure of ours.
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const { env, stdin, stdout, stderr } = process;
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env,
    stdin,
    stdout,
    stderr,
    signal: controller.signal,
  });
  process.off("SIGINT", onSignal);
  process.off("SIGTERM", onSignal);
}
