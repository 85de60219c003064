import type { SecretStore } from "../contracts/secret-store.ts";
import { deleteSecret, readSecret, writeSecret } from "./encrypted-secrets.ts";

const SERVICE = "viral";

/** The operating system's keychain, in keytar's words. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** Environment, then the keychain, then encrypted files. `keychain` undefined: this machine has none. */
export function createLocalSecrets(options: {
  env: NodeJS.ProcessEnv;
  /** Of the encrypted files. */
  folder: string;
  keychain: Keychain | undefined;
}): SecretStore {
  const { env, folder, keychain } = options;
  return {
    async get(name) {
      if (env[name]) return env[name];
      return (await keychain?.getPassword(SERVICE, name)) ?? readSecret(folder, name);
    },
    async set(name, value) {
      if (keychain) {
        await keychain.setPassword(SERVICE, name, value);
        return "keychain";
      }
      writeSecret(folder, name, value);
      return "file";
    },
    async delete(name) {
      await keychain?.deletePassword(SERVICE, name);
      deleteSecret(folder, name);
    },
  };
}

/** The keychain when it loads and answers; undefined on machines without one (a server, a container). */
export async function findKeychain(): Promise<Keychain | undefined> {
  try {
    const keychain: Keychain = await import("keytar/keytar.js");
    // The kernel's keyring in a container answers the first question and refuses every other.
    for (const account of ["probe", "probe-again"]) await keychain.getPassword(SERVICE, account);
    return keychain;
  } catch (error) {
    // Its errors have no code: any failure to load or answer means that it cannot be used here.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
