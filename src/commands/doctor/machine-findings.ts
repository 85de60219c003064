import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { AppPaths } from "../../config/paths.ts";
import { systemErrorCode } from "../../core/app-error.ts";
import type { Finding } from "../../model/command-documents.ts";

/** One video with its intermediates needs about a tenth of this. */
const DISK_BYTES_WANTED = 1_000_000_000;

/** What can be seen without opening anything: Node, the home folder, the disk. Makes no folder. */
export function machineFindings(paths: AppPaths): Finding[] {
  const folder = nearestFolder(paths.home);
  return [
    { id: "node", status: "ok", found: `Node ${process.versions.node}`, remedy: null },
    homeFinding(paths.home, folder),
    diskFinding(folder),
  ];
}

function homeFinding(home: string, folder: string): Finding {
  try {
    accessSync(folder, constants.W_OK);
    return { id: "home", status: "ok", found: `${home} can be written`, remedy: null };
  } catch (error) {
    const found = `${folder} cannot be written (${systemErrorCode(error) ?? "unknown error"})`;
    return {
      id: "home",
      status: "missing",
      found,
      remedy: "Make it writable, or set VIRAL_HOME to another folder.",
    };
  }
}

function diskFinding(folder: string): Finding {
  const facts = statfsSync(folder);
  const freeBytes = facts.bavail * facts.bsize;
  const found = `${(freeBytes / 1e9).toFixed(1)} GB free at ${folder}`;
  if (freeBytes >= DISK_BYTES_WANTED) return { id: "disk", status: "ok", found, remedy: null };
  return {
    id: "disk",
    status: "degraded",
    found,
    remedy: "Free some space: `viral clean` shows what viral can free.",
  };
}

function nearestFolder(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearestFolder(dirname(path));
}
