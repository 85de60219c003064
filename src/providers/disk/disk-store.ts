import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError, systemErrorCode } from "../../core/app-error.ts";
import { explainFileError } from "../../core/explain-file-error.ts";
import {
  checkObjectKey,
  type NewObject,
  type ObjectFacts,
  type ObjectStore,
} from "../contracts/object-store.ts";

/** Objects as files below a folder, made when the first one is put there. Nobody else can read them, so they have no URL. */
export function createDiskStore(folder: string): ObjectStore {
  const pathOf = (key: string): string => {
    checkObjectKey(key);
    return join(folder, ...key.split("/"));
  };
  return {
    id: "disk",
    isRemote: false,
    async put(object) {
      const { key, sha256, signal } = object;
      const target = pathOf(key);
      const part = `${target}.${process.pid}.part`;
      try {
        if ((await factsOf(target, signal))?.sha256 === sha256) return { isNew: false };
        await mkdir(dirname(target), { recursive: true });
        await placeWhole(object, part, target);
        return { isNew: true };
      } catch (error) {
        throw explainFileError(error, target);
      }
    },
    head: async (key, signal) => await factsOf(pathOf(key), signal),
    presignedUrl: async () => undefined,
    publicUrl: () => undefined,
  };
}

async function placeWhole({ file, sha256, signal }: NewObject, part: string, target: string): Promise<void> {
  try {
    await copyFile(file, part, constants.COPYFILE_FICLONE);
    if ((await factsOf(part, signal))?.sha256 !== sha256) throw changed(file);
    await syncFile(part);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

async function factsOf(file: string, signal: AbortSignal): Promise<ObjectFacts | undefined> {
  try {
    const { size } = await stat(file);
    const hash = createHash("sha256");
    await pipeline(createReadStream(file), hash, { signal });
    return { byteCount: size, contentType: undefined, sha256: hash.digest("hex") };
  } catch (error) {
    signal.throwIfAborted();
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function changed(file: string): AppError {
  return new AppError({
    kind: "transient",
    code: "object-changed",
    message: `${file} changed while it was copied.`,
    hint: "Try again.",
  });
}
