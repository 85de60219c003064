import { join } from "node:path";
import { expect, test } from "vitest";
import { sealKeyOf } from "../../src/pipeline/seal-key.ts";
import { createLocalSecrets } from "../../src/providers/local-secrets/local-secrets.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function secretsIn(folder: string, env: NodeJS.ProcessEnv = {}) {
  return createLocalSecrets({ env, folder: join(folder, "secrets"), keychain: undefined });
}

test("a key is made once for a home and is another one in another home", async () => {
  const folder = temporaryFolder();
  const key = await sealKeyOf(secretsIn(folder));
  expect(key).toHaveLength(32);
  expect(await sealKeyOf(secretsIn(folder))).toEqual(key);
  expect(await sealKeyOf(secretsIn(temporaryFolder()))).not.toEqual(key);
});

test("the environment may bring it", async () => {
  const key = await sealKeyOf(secretsIn(temporaryFolder(), { VIRAL_SEAL_KEY: "0A".repeat(32) }));
  expect(key).toEqual(Buffer.alloc(32, 10));
});

test.each(["0a".repeat(31), "0a".repeat(33), "zz".repeat(32)])(
  "%s is refused before anything is sealed with it, and is not shown",
  async (text) => {
    const refused = sealKeyOf(secretsIn(temporaryFolder(), { VIRAL_SEAL_KEY: text }));
    await expect(refused).rejects.toMatchObject({ kind: "config", code: "seal-key-invalid" });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(text) });
  },
);
