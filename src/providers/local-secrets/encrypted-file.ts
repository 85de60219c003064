import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const Secrets = z.record(z.string(), z.string());

/**
 * All secrets as one AES-256-GCM file: nonce, tag, text. Its key lies beside it as `<file>.key`, readable by the owner
 * only: this keeps secrets out of backups of one file and of sight, not from someone who can read as the user.
 */
export function readEncryptedFile(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    const sealed = readFileSync(file);
    const decipher = createDecipheriv(
      "aes-256-gcm",
      readFileSync(keyFile(file)),
      sealed.subarray(0, NONCE_BYTES),
    );
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return Secrets.parse(JSON.parse(text.toString("utf8")));
  } catch (cause) {
    throw new AppError({
      kind: "config",
      code: "secrets-unreadable",
      message: `The secrets in ${file} cannot be opened: the file or its key was changed.`,
      hint: `Restore both, or delete ${file} and give the keys again.`,
      cause,
    });
  }
}

export function writeEncryptedFile(file: string, secrets: Readonly<Record<string, string>>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(keyFile(file))) {
    writeFileSync(keyFile(file), randomBytes(KEY_BYTES), { mode: 0o600, flag: "wx" });
  }
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", readFileSync(keyFile(file)), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(secrets), "utf8"), cipher.final()]);
  writeFileSync(`${file}.part`, Buffer.concat([nonce, cipher.getAuthTag(), text]), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

function keyFile(file: string): string {
  return `${file}.key`;
}
