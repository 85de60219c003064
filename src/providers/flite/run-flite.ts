import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { AppError } from "../../core/app-error.ts";

const CHILD = fileURLToPath(new URL("./flite-child.mjs", import.meta.url));
/** node:wasi has crashed once in a while; the same call then succeeds. */
const ATTEMPTS = 3;
/** Each process takes 110 MB. */
const PLACES_MAX = 3;

/** Answers what flite printed. `/work` in an argument is the work folder. */
export type RunFlite = (args: readonly string[], workFolder: string, signal: AbortSignal) => Promise<string>;

/** Runs every call in a process of its own, in order, as many at once as there are processors and memory for them. */
export function createFliteRunner(placeCount = Math.min(PLACES_MAX, availableParallelism())): RunFlite {
  let freePlaces = placeCount;
  const waiting: (() => void)[] = [];
  return async (args, workFolder, signal) => {
    if (freePlaces > 0) freePlaces -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await runOnce(args, workFolder, signal);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else freePlaces += 1;
    }
  };
}

async function runOnce(args: readonly string[], workFolder: string, signal: AbortSignal): Promise<string> {
  let lastWords = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const result = await execa(process.execPath, ["--no-warnings", CHILD, workFolder, ...args], {
      stdin: "ignore",
      reject: false,
      cancelSignal: signal,
    });
    if (result.isCanceled) {
      throw new AppError({ kind: "cancelled", code: "voice-cancelled", message: "Speaking was stopped." });
    }
    if (result.exitCode === 0) return result.stdout;
    lastWords = `${result.signal ?? result.exitCode}: ${result.stderr.slice(-400)}`;
  }
  throw new AppError({
    kind: "bug",
    code: "voice-crashed",
    message: `The embedded voice crashed ${ATTEMPTS} times (${lastWords}).`,
    hint: "Try --voice flite:rms, or --voice none for a video with music and captions only.",
  });
}
