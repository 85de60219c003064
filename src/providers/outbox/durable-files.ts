import { constants } from "node:fs";
import { copyFile, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { systemErrorCode } from "../../core/app-error.ts";

/** Copies (as a clone where the file system can) and waits until the bytes are on disk. Never overwrites. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await syncToDisk(to);
}

export async function writeDurably(file: string, text: string): Promise<void> {
  await writeFile(file, text);
  await syncToDisk(file);
}

/** Readers see the old file or the new one, never a part. What a killed process left of an earlier try goes. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await removeDeadStages(file);
  const staged = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    await writeDurably(staged, text);
    await rename(staged, file);
  } finally {
    await rm(staged, { force: true });
  }
}

async function removeDeadStages(file: string): Promise<void> {
  const start = `.${basename(file)}.`;
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(start) || !name.endsWith(".part")) continue;
    const pid = Number(name.slice(start.length, -".part".length));
    if (!isRunning(pid)) await rm(join(dirname(file), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemErrorCode(error) === "EPERM";
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
