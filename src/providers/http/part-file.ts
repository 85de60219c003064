import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { explainFileError } from "../../core/explain-file-error.ts";

/** A file that exists under its name only when it is whole. Throws config errors when the disk will not have it. */
export interface PartFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Syncs it, gives it its name, and says what was written. */
  keep(): Promise<{ sha256: string; byteCount: number }>;
  /** Removes it; after `keep` it does nothing. */
  discard(): Promise<void>;
}

export async function openPartFile(file: string): Promise<PartFile> {
  const part = `${file}.part`;
  const handle = await onDisk(file, () => open(part, "w"));
  const hash = createHash("sha256");
  let byteCount = 0;
  let isKept = false;
  return {
    async write(bytes) {
      await onDisk(file, () => writeAll(handle, bytes));
      hash.update(bytes);
      byteCount += bytes.byteLength;
    },
    async keep() {
      await onDisk(file, async () => {
        await handle.sync();
        await handle.close();
        await rename(part, file);
        await syncFolder(dirname(file));
      });
      isKept = true;
      return { sha256: hash.digest("hex"), byteCount };
    },
    async discard() {
      if (isKept) return;
      await handle.close();
      await rm(part, { force: true });
    },
  };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** Makes the new name survive a power cut. Windows cannot open folders, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function onDisk<Result>(file: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw explainFileError(error, file);
  }
}
