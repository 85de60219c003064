import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "../core/app-error.ts";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: `base64(nonce, tag, text)`. `about` is bound to it, so that a sealed handle cannot be moved. */
export function seal(text: string, key: Buffer, about: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}

/** A config error when the key is not the one it was sealed with. */
export function unseal(sealed: string, key: Buffer, about: string): string {
  const bytes = Buffer.from(sealed, "base64");
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([body, decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new AppError({
      kind: "config",
      code: "seal-key-wrong",
      message: `The stored handle of ${about} cannot be opened with this machine's key.`,
      hint: "Restore the secret store that belongs to this home, or settle the job with `viral resolve`.",
      cause,
    });
  }
}
