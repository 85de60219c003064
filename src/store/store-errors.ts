import { AppError, isAppError, systemErrorCode } from "../core/app-error.ts";

/** Turns what a driver throws into something a person can act on; anything else passes through. */
export function explainDatabaseError(error: unknown, place: string): unknown {
  if (isAppError(error)) return error;
  const code = systemErrorCode(error) ?? "";
  if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB") return databaseCorrupt(place, error);
  if (code === "SQLITE_FULL") return diskFull(place, error);
  if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_CANTOPEN"))
    return notWritable(place, error);
  if (code.startsWith("SQLITE_BUSY")) {
    return new AppError({
      kind: "busy",
      code: "database-busy",
      message: `Another process has been writing to ${place} for more than ten seconds.`,
      hint: "Wait for it to end, then run the same command again.",
      cause: error,
    });
  }
  return error;
}

/** Turns what the file system throws into something a person can act on; anything else passes through. */
export function explainFileError(error: unknown, place: string): unknown {
  if (isAppError(error)) return error;
  const code = systemErrorCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(place, error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return notWritable(place, error);
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new AppError({
      kind: "config",
      code: "folder-is-file",
      message: `${place} should be in a folder, but a file has the folder's name.`,
      hint: "Move that file away, or choose another folder with --out or VIRAL_HOME.",
      cause: error,
    });
  }
  return error;
}

export function databaseCorrupt(place: string, cause: unknown): AppError {
  return new AppError({
    kind: "config",
    code: "database-corrupt",
    message: `The database ${place} is damaged; nothing in it was changed.`,
    hint: "Put a backup in its place, or move it away to start with an empty one. Finished videos are in your --out folders.",
    cause,
  });
}

function diskFull(place: string, cause: unknown): AppError {
  return new AppError({
    kind: "config",
    code: "disk-full",
    message: `No space is left on the disk that holds ${place}.`,
    hint: "Free some space (`viral clean` removes intermediate files), then `viral resume`: nothing that was finished is lost.",
    cause,
  });
}

function notWritable(place: string, cause: unknown): AppError {
  return new AppError({
    kind: "config",
    code: "folder-not-writable",
    message: `${place} cannot be written.`,
    hint: "Check the folder's owner and permissions, or choose another with --out or VIRAL_HOME.",
    cause,
  });
}
