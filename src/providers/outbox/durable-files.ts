import { constants } from "node:fs";
import { copyFile, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Copies (as a clone where the file system can) and waits until the bytes are on disk. Never overwrites. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await syncToDisk(to);
}

export async function writeDurably(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  await syncToDisk(file);
}

/** Readers see the old file or the new one, never a part. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const staged = join(dirname(file), `.${process.pid}-${Math.round(performance.now() * 1000)}.part`);
  try {
    await writeDurably(staged, text);
    await rename(staged, file);
  } finally {
    await rm(staged, { force: true });
  }
}

/** Makes a name in a folder survive a power cut. Windows cannot open folders, and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== "win32") await syncToDisk(folder, "r");
}

async function syncToDisk(path: string, flags = "r+"): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
