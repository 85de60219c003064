import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { AppError, systemErrorCode } from "../../core/app-error.ts";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Each secret is an AES-256-GCM file of its own in `folder` (nonce, tag, text), named by the hash of its name, so that two
 * processes that keep different secrets never undo each other's. The key lies beside it as `<folder>.key`, readable by the
 * owner only: this keeps secrets out of backups of one folder and of sight, not from someone who can read as the user.
 */
export function readSecret(folder: string, name: string): string | undefined {
  const sealed = readIfThere(fileOf(folder, name));
  if (sealed === undefined) return undefined;
  try {
    const key = readFileSync(keyFile(folder));
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(name))
      .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new AppError({
      kind: "config",
      code: "secrets-unreadable",
      message: `The secret ${name} in ${folder} cannot be opened: it or its key was changed.`,
      hint: `Restore ${folder} and ${keyFile(folder)}, or delete both and give the keys again.`,
      cause,
    });
  }
}

/** On disk when it returns: a token that replaced another must not be lost to a power cut. */
export function writeSecret(folder: string, name: string, value: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(folder), nonce).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
  const file = fileOf(folder, name);
  const part = `${file}.${process.pid}.part`;
  writeDurably(part, Buffer.concat([nonce, cipher.getAuthTag(), text]));
  renameSync(part, file);
  if (process.platform !== "win32") syncPath(folder, "r");
}

export function deleteSecret(folder: string, name: string): void {
  rmSync(fileOf(folder, name), { force: true });
}

/** Two processes may want the first key at once: whoever comes second takes the other's. */
function keyOf(folder: string): Buffer {
  const file = keyFile(folder);
  if (!existsSync(file)) {
    const part = `${file}.${process.pid}.part`;
    writeDurably(part, randomBytes(KEY_BYTES));
    try {
      linkSync(part, file);
    } catch (error) {
      // Some file systems have no links: there the last one to come would win.
      if (systemErrorCode(error) !== "EEXIST") renameSync(part, file);
    } finally {
      rmSync(part, { force: true });
    }
  }
  return readFileSync(file);
}

function writeDurably(file: string, bytes: Buffer): void {
  writeFileSync(file, bytes, { mode: 0o600 });
  syncPath(file, "r+");
}

function syncPath(path: string, flags: "r" | "r+"): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

const fileOf = (folder: string, name: string): string =>
  join(folder, createHash("sha256").update(name).digest("hex").slice(0, 32));

const keyFile = (folder: string): string => `${folder}.key`;
