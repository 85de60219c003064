import { AppError, isAppError, systemErrorCode } from "./app-error.ts";

/**
 * Turns what the file system refused at `place` into a config error that a person can act on: `disk-full`,
 * `folder-not-writable`, `folder-is-file`. Anything else passes through.
 */
export function explainFileError(error: unknown, place: string): unknown {
  if (isAppError(error)) return error;
  const code = systemErrorCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(place, error);
  // Node says ENOENT when it may not make a folder on a read-only disk.
  const isMakingFolder = code === "ENOENT" && (error as NodeJS.ErrnoException).syscall === "mkdir";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || isMakingFolder)
    return folderNotWritable(place, error);
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new AppError({
      kind: "config",
      code: "folder-is-file",
      message: `${place} should be, or be in, a folder, but a file has the folder's name.`,
      hint: "Move that file away, or choose another folder with --out or VIRAL_HOME; then `viral resume`.",
      cause: error,
    });
  }
  return error;
}

/** `place`: a file or folder on that disk. */
export function diskFull(place: string, cause: unknown): AppError {
  return new AppError({
    kind: "config",
    code: "disk-full",
    message: `No space is left on the disk that holds ${place}.`,
    hint: "Free some space (`viral clean` removes intermediate files), then `viral resume`: nothing that was finished is lost.",
    cause,
  });
}

export function folderNotWritable(place: string, cause: unknown): AppError {
  return new AppError({
    kind: "config",
    code: "folder-not-writable",
    message: `${place} cannot be written.`,
    hint: "Check the folder's owner and permissions, or choose another with --out or VIRAL_HOME; then `viral resume`.",
    cause,
  });
}
