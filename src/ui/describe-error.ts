import { type AppError, isAppError } from "../core/app-error.ts";
import { EXIT_CODES } from "../core/exit-codes.ts";
import type { ErrorDocument } from "../model/command-documents.ts";

/** What a person reads: what happened, then what to do. */
export function errorText(error: AppError): string {
  return `error: ${error.message}\n${error.hint ? `  ${error.hint.replaceAll("\n", "\n  ")}\n` : ""}`;
}

/** What a program reads. An error that is not ours to explain is a bug. */
export function errorDocument(error: unknown): ErrorDocument {
  if (isAppError(error)) {
    const { kind, code, message, hint } = error;
    return { schema: "viral.error/1", error: { kind, code, message, hint: hint ?? null } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { schema: "viral.error/1", error: { kind: "bug", code: "bug", message, hint: null } };
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
