/** Who has to act on a failure. Each kind has one exit code, see `exit-codes.ts`. */
export type ErrorKind =
  | "bug"
  | "usage"
  | "config"
  | "transient"
  | "refused"
  | "quota"
  | "moderation"
  | "partial"
  | "waiting"
  | "gated"
  | "busy"
  | "cancelled";

export interface AppErrorFacts {
  kind: ErrorKind;
  /** Stable, kebab-case, noun first: `config-invalid`. */
  code: string;
  /** What happened, and where. */
  message: string;
  /** What to do next. */
  hint?: string;
  /** Facts for programs. Never a secret. */
  details?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/** The only error class that reaches a person: anything else is a bug. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(facts: AppErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = "AppError";
    this.kind = facts.kind;
    this.code = facts.code;
    this.hint = facts.hint;
    this.details = facts.details ?? {};
  }
}

/** What happened, then what to do, on one line. */
export function withHint({ message, hint }: Pick<AppError, "message" | "hint">): string {
  if (hint === undefined) return message;
  return `${message}${/\p{Sentence_Terminal}\)?$/u.test(message) ? "" : "."} ${hint}`;
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** The code of a Node system error (`ENOSPC`, `EACCES`), else undefined. */
export function systemErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === "string" ? code : undefined;
}
