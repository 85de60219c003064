import type { Finding } from "./model/command-documents.ts";
import type { SecretStore } from "./providers/contracts/secret-store.ts";

/** Where this machine keeps secrets; its keychain is looked for when they are first needed. */
export async function openSecrets(env: NodeJS.ProcessEnv, folder: string): Promise<SecretStore> {
  const { createLocalSecrets, findKeychain } = await import("./providers/local-secrets/local-secrets.ts");
  return createLocalSecrets({ env, folder, keychain: await findKeychain() });
}

export async function keychainFinding(): Promise<Finding> {
  const { findKeychain } = await import("./providers/local-secrets/local-secrets.ts");
  const found = (await findKeychain())
    ? "the system's keychain"
    : "an encrypted file (this machine has no keychain)";
  return { id: "secrets", status: "ok", found, remedy: null };
}
