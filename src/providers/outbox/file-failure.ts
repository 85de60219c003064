import { AppError, isAppError, systemErrorCode } from "../../core/app-error.ts";

/** Turns what the file system refused into an error that says what to do; anything else stays what it is. */
export function fileFailure(error: unknown, folder: string): unknown {
  if (isAppError(error)) return error;
  const code = systemErrorCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new AppError({
      kind: "config",
      code: "disk-full",
      message: `The disk is full: the video could not be delivered to ${folder}.`,
      hint: "Free some space (`viral clean` removes what is no longer needed), then `viral resume`.",
      cause: error,
    });
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new AppError({
      kind: "config",
      code: "folder-read-only",
      message: `The folder ${folder} may not be written.`,
      hint: "Choose another folder with --out, or give yourself the right to write there, then `viral resume`.",
      cause: error,
    });
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new AppError({
      kind: "config",
      code: "folder-not-a-folder",
      message: `${folder} cannot be used as a folder: a file of that name is in the way.`,
      hint: "Choose another folder with --out, or move the file away, then `viral resume`.",
      cause: error,
    });
  }
  return error;
}
