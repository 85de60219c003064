import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** Of an account that was made for this process. */
export const accountPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
export const accountPublicKey: KeyObject = createPublicKey(accountPem);
export const ACCOUNT_PROJECT = "films-42";
export const ACCOUNT_EMAIL = "films@films-42.iam.gserviceaccount.com";

/** Writes its key file, with fields changed or left out (undefined). */
export function accountFile(folder: string, change: Record<string, unknown> = {}): string {
  const file = join(folder, "account.json");
  const account = {
    type: "service_account",
    project_id: ACCOUNT_PROJECT,
    private_key_id: "k1",
    private_key: accountPem,
    client_email: ACCOUNT_EMAIL,
  };
  writeFileSync(file, JSON.stringify({ ...account, ...change }));
  return file;
}
