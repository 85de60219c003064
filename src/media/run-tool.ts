import type { Readable } from "node:stream";
import { execa } from "execa";
import { AppError } from "../core/app-error.ts";

const STDERR_LINES_KEPT = 12;
const FORCE_KILL_AFTER_MS = 3_000;

export interface ToolResult {
  stdout: Buffer;
  /** ffmpeg writes measurements here. */
  stderr: string;
}

/** Is given output while the tool runs, with all that it has written to stderr until then. */
export type OutputReader = (chunk: Buffer, stderr: string) => void;

/**
 * Runs ffmpeg or ffprobe to its end. Throws a config error when the disk is full or a folder may not be written,
 * a cancelled error when the signal fires, and a bug with the last lines of stderr otherwise.
 * With a reader, output is handed over as it comes and none is kept; its reader may throw, which stops the tool.
 */
export async function runTool(
  file: string,
  args: readonly string[],
  signal?: AbortSignal,
  reader?: OutputReader,
): Promise<ToolResult> {
  if (signal?.aborted) throw stopped(file);
  const child = execa(file, [...args], {
    encoding: "buffer",
    stdin: "ignore",
    reject: false,
    maxBuffer: 1_000_000_000,
    buffer: { stdout: reader === undefined, stderr: true },
    forceKillAfterDelay: FORCE_KILL_AFTER_MS,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  if (reader) await readAlong(child, reader);
  const result = await child;
  const stderr = Buffer.from(result.stderr).toString("utf8");
  if (result.exitCode === 0) return { stdout: Buffer.from(result.stdout ?? []), stderr };
  if (result.isCanceled) throw stopped(file);
  if (result.exitCode === undefined && result.signal === undefined)
    throw notStarted(file, result.originalMessage ?? "it did not start");
  throw toolFailure(file, args, stderr, result.exitCode ?? result.signal ?? "no exit code");
}

const stopped = (file: string): AppError =>
  new AppError({ kind: "cancelled", code: "tool-cancelled", message: `${file} was stopped.` });

async function readAlong(
  child: { stdout: Readable; stderr: Readable; kill(): boolean },
  reader: OutputReader,
): Promise<void> {
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString("utf8");
  });
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) reader(chunk, stderr);
  } catch (error) {
    child.kill();
    throw error;
  }
}

function notStarted(file: string, why: string): AppError {
  return new AppError({
    kind: "config",
    code: "media-tool-not-started",
    message: `${file} could not be started: ${why}`,
    hint: "Reinstall (`npm ci`), or set media.ffmpeg and media.ffprobe to programs that run; `viral doctor` looks at them.",
  });
}

/** Turns how a media tool ended into an error that says what to do. */
export function toolFailure(
  file: string,
  args: readonly string[],
  stderr: string,
  ending: number | string,
): AppError {
  const lastLines = stderr.trim().split("\n").slice(-STDERR_LINES_KEPT).join("\n");
  if (/No space left on device/i.test(stderr)) {
    return new AppError({
      kind: "config",
      code: "disk-full",
      message: "The disk is full: a media file could not be written.",
      hint: "Free some space (`viral clean` removes what is no longer needed), then `viral resume`.",
    });
  }
  if (/Permission denied|Read-only file system/i.test(stderr)) {
    return new AppError({
      kind: "config",
      code: "folder-not-writable",
      message: `A media file could not be written: ${lastLines}`,
      hint: "Choose a folder that may be written with --out, or VIRAL_HOME for the state.",
    });
  }
  return new AppError({
    kind: "bug",
    code: "media-tool-failed",
    message: `${file} ended with ${ending}: ${lastLines}`,
    details: { args: [...args] },
  });
}
