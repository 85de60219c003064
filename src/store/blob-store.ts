import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, copyFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { systemErrorCode } from "../core/app-error.ts";
import { explainFileError } from "../core/explain-file-error.ts";

/** Files named by the hash of what they hold: `<homeFolder>/blobs/ab/abcdef…`. */
export interface BlobStore {
  /** Takes a copy of a file; the same content is kept once. */
  put(file: string): Promise<{ sha256: string; sizeBytes: number }>;
  /** Absolute path of a blob, whether it is there or not. */
  pathOf(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** Every blob's hash. */
  list(): Promise<string[]>;
  remove(sha256: string): Promise<void>;
}

export function openBlobStore(homeFolder: string, owner: string): BlobStore {
  const root = join(homeFolder, "blobs");
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256);
  const placing = new Map<string, Promise<void>>();
  const placeOnce = (sha256: string, file: string): Promise<void> => {
    const placed = place(sha256, file).finally(() => placing.delete(sha256));
    placing.set(sha256, placed);
    return placed;
  };
  const place = async (sha256: string, file: string): Promise<void> => {
    if (!(await has(sha256))) await placeFile(file, pathOf(sha256), owner);
  };
  const has = async (sha256: string): Promise<boolean> => await exists(pathOf(sha256));
  return {
    pathOf,
    has,
    async put(file) {
      const sha256 = await hashFile(file);
      const { size } = await stat(file);
      // Two parts of one step may be sent the same content at the same time.
      const placed = placing.get(sha256) ?? placeOnce(sha256, file);
      await placed;
      return { sha256, sizeBytes: size };
    },
    async list() {
      const folders = await readdirOrNone(root);
      const names = await Promise.all(folders.map(async (folder) => await readdirOrNone(join(root, folder))));
      return names.flat().filter((name) => /^[0-9a-f]{64}$/.test(name));
    },
    remove: async (sha256) => await rm(pathOf(sha256), { force: true }),
  };
}

/** `video.mp4` → `video.mp4.<owner>.part`: a file under construction says whose it is. */
export function partName(file: string, owner: string): string {
  return `${file}.${Buffer.from(owner).toString("base64url")}.part`;
}

/** Whose `.part` it is; undefined when the name says nobody. */
export function ownerOfPart(file: string): string | undefined {
  const encoded = /\.([\w-]+)\.part$/.exec(file)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64url").toString();
}

/**
 * Copies a file so that it is at `target` whole or not at all, after a power cut too, and across devices. Config errors
 * `disk-full` and `folder-not-writable`.
 */
export async function placeFile(source: string, target: string, owner: string): Promise<void> {
  const part = partName(target, owner);
  try {
    await mkdir(dirname(target), { recursive: true });
    await copyFile(source, part);
    await finishPart(part, target);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw explainFileError(error, target);
  }
}

/** Makes a `.part` the real thing: its bytes reach the disk before its name does. */
export async function finishPart(part: string, target: string): Promise<void> {
  try {
    await syncPath(part, "r+");
    await rename(part, target);
    await syncFolder(dirname(target));
  } catch (error) {
    throw explainFileError(error, target);
  }
}

/** Removes what dead owners left under a folder; answers with the removed paths. */
export async function removeDeadParts(
  folder: string,
  isOwnerDead: (owner: string) => boolean,
): Promise<string[]> {
  const removed: string[] = [];
  for (const entry of await readdirOrNone(folder, true)) {
    const owner = ownerOfPart(entry);
    if (owner === undefined || !isOwnerDead(owner)) continue;
    await rm(join(folder, entry), { recursive: true, force: true });
    removed.push(join(folder, entry));
  }
  return removed;
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return false;
    throw explainFileError(error, file);
  }
}

async function readdirOrNone(folder: string, recursive = false): Promise<string[]> {
  try {
    return await readdir(folder, { recursive });
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return [];
    throw explainFileError(error, folder);
  }
}

async function syncPath(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows opens no folder; there the file system orders the rename itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== "win32") await syncPath(folder, "r");
}
