import { AppError, isAppError, systemErrorCode } from "../core/app-error.ts";
import { diskFull, folderNotWritable } from "../core/explain-file-error.ts";

/** Turns what a driver throws into something a person can act on; anything else passes through. */
export function explainDatabaseError(error: unknown, place: string): unknown {
  if (isAppError(error)) return error;
  const code = systemErrorCode(error) ?? "";
  if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB") return databaseCorrupt(place, error);
  if (code === "SQLITE_FULL") return diskFull(place, error);
  if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_CANTOPEN"))
    return folderNotWritable(place, error);
  if (code.startsWith("SQLITE_IOERR")) {
    return new AppError({
      kind: "config",
      code: "disk-unreliable",
      message: `The disk that holds ${place} is full, or it fails (${code}).`,
      hint: "Look whether space is left (`viral clean` frees some) and whether the disk is well, then `viral resume`.",
      cause: error,
    });
  }
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

export function databaseCorrupt(place: string, cause: unknown): AppError {
  return new AppError({
    kind: "config",
    code: "database-corrupt",
    message: `The database ${place} is damaged; nothing in it was changed.`,
    hint: "Put a backup in its place, or move it away to start with an empty one. Finished videos are in your --out folders.",
    cause,
  });
}
