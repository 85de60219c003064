import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";

const Answers = z.array(z.string());
const CHILD = fileURLToPath(new URL("./flite-child.mjs", import.meta.url));
/** A run of many calls has crashed once in a while inside node:wasi; the same calls then succeed. */
const ATTEMPTS = 3;

/** Runs flite once per list of arguments, in one child process. `/work` in an argument is the work folder. */
export async function runFlite(
  calls: readonly (readonly string[])[],
  workFolder: string,
  signal: AbortSignal,
): Promise<string[]> {
  let lastWords = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const result = await execa(process.execPath, ["--no-warnings", CHILD, workFolder], {
      input: JSON.stringify(calls.map((args) => ({ args }))),
      reject: false,
      cancelSignal: signal,
      maxBuffer: 50_000_000,
    });
    if (result.isCanceled) {
      throw new AppError({ kind: "cancelled", code: "voice-cancelled", message: "Speaking was stopped." });
    }
    if (result.exitCode === 0) return Answers.parse(JSON.parse(result.stdout));
    lastWords = `${result.signal ?? result.exitCode}: ${result.stderr.slice(-400)}`;
  }
  throw new AppError({
    kind: "bug",
    code: "voice-crashed",
    message: `The embedded voice crashed ${ATTEMPTS} times (${lastWords}).`,
    hint: "Try --voice flite:rms, or --voice none for a video with music and captions only.",
  });
}
