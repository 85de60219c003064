import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { AppError, systemErrorCode } from "../../core/app-error.ts";

/** What a file is to the user: names it in errors. */
export interface SourceKind {
  /** `text`, `table`. */
  name: string;
  /** `--from`, `--data`. */
  flag: string;
  /** Far above any honest notes or table, far below what would stall a run. */
  bytesMax: number;
}

const MEGABYTE = 1_000_000;

function refuse(code: string, message: string, hint: string, cause?: unknown): AppError {
  return new AppError({ kind: "usage", code, message, hint, cause });
}

/**
 * The user's own file as text without a byte-order mark, line ends as `\n`. Throws usage errors that say what is wrong
 * with it: missing, a folder, unreadable, too large, empty, binary, not UTF-8.
 */
export function readSource(file: string, kind: SourceKind): string {
  const bytes = readBytes(file, kind);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isUtf16 && bytes.includes(0)) {
    throw refuse(
      `${kind.name}-binary`,
      `${file} is a binary file, not a ${kind.name}`,
      `give ${kind.flag} a plain ${kind.name} file`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refuse(
      `${kind.name}-not-utf8`,
      `${file} is not UTF-8`,
      `save it as UTF-8, for instance: iconv -f ${isUtf16 ? "UTF-16" : "WINDOWS-1252"} -t UTF-8 old > new`,
      cause,
    );
  }
  if (text.trim() === "")
    throw refuse(`${kind.name}-empty`, `${file} is empty`, `write something into it first`);
  return text.replace(/\r\n?/g, "\n");
}

function readBytes(file: string, kind: SourceKind): Buffer {
  try {
    const facts = statSync(file);
    if (facts.isDirectory()) {
      throw refuse(
        `${kind.name}-is-folder`,
        `${file} is a folder`,
        `give ${kind.flag} one ${kind.name} file`,
      );
    }
    if (facts.size > kind.bytesMax) {
      throw refuse(
        `${kind.name}-too-large`,
        `${file} has ${(facts.size / MEGABYTE).toFixed(1)} MB; a ${kind.name} may have ${kind.bytesMax / MEGABYTE} MB`,
        `cut out the part that the video is about`,
      );
    }
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const isMissing = systemErrorCode(cause) === "ENOENT";
    throw refuse(
      `${kind.name}-${isMissing ? "missing" : "unreadable"}`,
      isMissing
        ? `there is no file ${file}`
        : `${file} cannot be read: ${systemErrorCode(cause) ?? String(cause)}`,
      isMissing ? `check the path after ${kind.flag}` : `check its permissions`,
      cause,
    );
  }
}

/** A short name for content, the same wherever the file lies. */
export function contentKey(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
