import type { SecretStore } from "../contracts/secret-store.ts";
import { deleteSecret, readSecret, writeSecret } from "./encrypted-secrets.ts";

const SERVICE = "viral";

/** The operating system's keychain, in keytar's words. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Environment, then this machine's keychain or, where it has none, encrypted files. A secret stays where it was first kept:
 * a process that finds no keychain, as cron's, and one that finds it would else each renew a copy of its own, and a token
 * that was renewed ends the other one. `keychain` undefined: none was found.
 */
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
      return readSecret(folder, name) ?? (await keychain?.getPassword(SERVICE, name)) ?? undefined;
    },
    async set(name, value) {
      if (keychain && readSecret(folder, name) === undefined) {
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
    const { AsyncEntry } = await import("keytar");
    // Without a secret service Linux would offer the kernel's keyring, which forgets, and which not every process sees.
    const entry = (service: string, account: string) =>
      new AsyncEntry(service, account, { linux: { store: "secret-service" } });
    await entry(SERVICE, "probe").getPassword();
    return {
      getPassword: async (service, account) => await entry(service, account).getPassword(),
      setPassword: async (service, account, password) => await entry(service, account).setPassword(password),
      deletePassword: async (service, account) => await entry(service, account).deletePassword(),
    };
  } catch (error) {
    // Its errors have no code: any failure to load or answer means that it cannot be used here.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
