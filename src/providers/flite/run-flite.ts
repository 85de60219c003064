import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { AppError } from "../../core/app-error.ts";

const CHILD = fileURLToPath(new URL("./flite-child.mjs", import.meta.url));
/** node:wasi has crashed once in a while; the same call then succeeds. */
const ATTEMPTS = 3;

/**
 * Runs flite once per list of arguments, each in a process of its own, as many at once as there are processors. `/work` in
 * an argument is the work folder. Answers what each printed, in order.
 */
export async function runFlite(
  calls: readonly (readonly string[])[],
  workFolder: string,
  signal: AbortSignal,
): Promise<string[]> {
  const printed: string[] = [];
  const waiting = calls.entries();
  const worker = async (): Promise<void> => {
    for (const [index, args] of waiting) printed[index] = await runOnce(args, workFolder, signal);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return printed;
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
