import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import type { OpenContext } from "../../src/commands/command.ts";
import { run } from "../../src/main.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface CliResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  cwd: string;
}

/** Runs the whole tool in process with a home and a working folder of its own. */
export async function runCli(
  argv: readonly string[],
  options: {
    openContext?: OpenContext;
    env?: Record<string, string>;
    cwd?: string;
    signal?: AbortSignal;
    stdin?: PassThrough & { isTTY?: boolean };
    /** Told of what stands on stderr as it comes. */
    onStderr?: (text: string) => void;
  } = {},
): Promise<CliResult> {
  const cwd = options.cwd ?? temporaryFolder();
  const stdout = collector();
  const stderr = collector(options.onStderr);
  const surroundings = {
    cwd,
    env: { VIRAL_HOME: join(cwd, "home"), ...options.env },
    stdin: options.stdin ?? new PassThrough(),
    stdout: stdout.stream,
    stderr: stderr.stream,
    signal: options.signal ?? new AbortController().signal,
  };
  const exitCode = await run(argv, surroundings, options.openContext);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), cwd };
}

function collector(tell?: (text: string) => void): { stream: Writable; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      tell?.(chunks.join(""));
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
}
