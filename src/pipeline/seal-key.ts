import { randomBytes } from "node:crypto";
import { AppError } from "../core/app-error.ts";
import type { SecretStore } from "../providers/contracts/secret-store.ts";

const NAME = "VIRAL_SEAL_KEY";
const KEY_BYTES = 32;
const KEY_TEXT = new RegExp(`^[0-9a-f]{${KEY_BYTES * 2}}$`, "i");

/** The key that seals secret handles: made once, kept where secrets are. Config error `seal-key-invalid`. */
export async function sealKeyOf(secrets: SecretStore): Promise<Buffer> {
  const known = await secrets.get(NAME);
  if (known === undefined) {
    const key = randomBytes(KEY_BYTES);
    await secrets.set(NAME, key.toString("hex"));
    return key;
  }
  if (KEY_TEXT.test(known)) return Buffer.from(known, "hex");
  throw new AppError({
    kind: "config",
    code: "seal-key-invalid",
    message: `${NAME} is not a key: it must be ${KEY_BYTES * 2} hexadecimal digits.`,
    hint: `Set ${NAME} to the key that this home was used with before, or remove it to have one made.`,
  });
}
