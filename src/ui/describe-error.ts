import { type AppError, isAppError } from "../core/app-error.ts";
import { EXIT_CODES } from "../core/exit-codes.ts";
import type { ErrorDocument } from "../model/command-documents.ts";
import { hideSecrets } from "./hide-secrets.ts";

/** What a person reads: what happened, then what to do. `secrets`: values to hide besides what looks like one. */
export function errorText(error: AppError, secrets: readonly string[] = []): string {
  const hint = error.hint ? `  ${error.hint.replaceAll("\n", "\n  ")}\n` : "";
  return hideSecrets(`error: ${error.message}\n${hint}`, secrets);
}

/** What a program reads. An error that is not ours to explain is a bug. */
export function errorDocument(error: unknown, secrets: readonly string[] = []): ErrorDocument {
  const message = hideSecrets(error instanceof Error ? error.message : String(error), secrets);
  if (!isAppError(error))
    return { schema: "viral.error/1", error: { kind: "bug", code: "bug", message, hint: null } };
  const { kind, code } = error;
  const hint = error.hint === undefined ? null : hideSecrets(error.hint, secrets);
  return { schema: "viral.error/1", error: { kind, code, message, hint } };
}

/** 143 when a SIGTERM cancelled, see `signalExitCode`. */
export function errorExitCode(error: unknown, signal: AbortSignal): number {
  if (!isAppError(error)) return EXIT_CODES.bug;
  return error.kind === "cancelled" ? signalExitCode(signal) : EXIT_CODES[error.kind];
}

/** The reason of an abort is the signal's name. */
export function signalExitCode(signal: AbortSignal): number {
  return signal.reason === "SIGTERM" ? 143 : EXIT_CODES.cancelled;
}
