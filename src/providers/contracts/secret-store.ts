/** Keeps what nobody else may read. Names are those of environment variables: `RUNWAY_API_KEY`. */
export interface SecretStore {
  /** The first place that knows it: environment, keychain, encrypted file. */
  get(name: string): Promise<string | undefined>;
  /** Into the keychain; into the encrypted file where there is none. Never into the environment. */
  set(name: string, value: string): Promise<"keychain" | "file">;
  delete(name: string): Promise<void>;
}
