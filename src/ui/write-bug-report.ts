import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { isAppError } from "../core/app-error.ts";
import { hideSecrets } from "./hide-secrets.ts";

/** Keeps the stack in a file and answers what the person is told; without a writable folder the stack itself. */
export function writeBugReport(error: unknown, logFolder: string, secrets: readonly string[] = []): string {
  const stack = hideSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error), secrets);
  const message = hideSecrets(error instanceof Error ? error.message : String(error), secrets);
  const hint = isAppError(error) && error.hint ? `  ${hideSecrets(error.hint, secrets)}\n` : "";
  const file = join(logFolder, "bugs.log");
  try {
    mkdirSync(logFolder, { recursive: true });
    appendFileSync(
      file,
      `${new Date().toISOString()} Node ${process.version} ${process.platform}\n${stack}\n\n`,
    );
    return `error: this is a bug in viral: ${message}\n${hint}  The details are in ${file}; please report them.\n`;
  } catch (unwritable) {
    const reason = unwritable instanceof Error ? unwritable.message : String(unwritable);
    return `error: this is a bug in viral, and its log could not be written (${reason}):\n${hint}${stack}\n`;
  }
}
