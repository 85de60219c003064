import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { AppError, systemErrorCode } from "../../core/app-error.ts";

const IMAGE = new Set([".png", ".jpg", ".jpeg", ".webp"]);
const CLIP = new Set([".mp4", ".mov", ".webm"]);
/** Pictures and clips that people have and we cannot use: worth a word. */
const KNOWN_BUT_UNUSED = new Set([
  ".gif",
  ".heic",
  ".heif",
  ".avif",
  ".tif",
  ".tiff",
  ".bmp",
  ".svg",
  ".avi",
  ".mkv",
]);

export interface OwnFile {
  /** Absolute path. */
  file: string;
  name: string;
  kind: "image" | "clip";
}

/** The user's pictures and clips in a folder, in the order a person would sort them. Subfolders are not entered. */
export function scanFolder(folder: string): { files: OwnFile[]; warnings: string[] } {
  const names = listNames(folder);
  const kindOf = (name: string): OwnFile["kind"] | undefined => {
    const extension = extname(name).toLowerCase();
    if (IMAGE.has(extension)) return "image";
    return CLIP.has(extension) ? "clip" : undefined;
  };
  const files = names.flatMap((name) => {
    const kind = kindOf(name);
    return kind ? [{ file: join(folder, name), name, kind }] : [];
  });
  const warnings = names
    .filter((name) => KNOWN_BUT_UNUSED.has(extname(name).toLowerCase()))
    .map((name) => `${name} is skipped: use png, jpg, webp, mp4, mov or webm`);
  if (files.length > 0) return { files, warnings };
  throw new AppError({
    kind: "usage",
    code: "own-folder-empty",
    message: `${folder} holds no picture or clip that can be used`,
    hint: ["put png, jpg, webp, mp4, mov or webm files right into it", ...warnings].join("; "),
  });
}

function listNames(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const order = new Intl.Collator("en", { numeric: true });
    return entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
      .map((entry) => entry.name)
      .sort((a, b) => order.compare(a, b));
  } catch (cause) {
    const code = systemErrorCode(cause);
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: `there is no folder ${folder}`,
      ENOTDIR: `${folder} is a file, not a folder`,
    };
    throw new AppError({
      kind: "usage",
      code: "own-folder-unreadable",
      message: reasons[code ?? ""] ?? `the folder ${folder} cannot be read: ${code ?? String(cause)}`,
      hint: "give --own a folder with your pictures and clips",
      cause,
    });
  }
}
