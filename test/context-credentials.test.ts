import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Settings } from "../src/config/settings-schema.ts";
import { openCredentials } from "../src/context-credentials.ts";
import { createLocalSecrets } from "../src/providers/local-secrets/local-secrets.ts";
import { standInC2pa } from "./support/stand-in-c2pa.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

function open(settings: object, home = temporaryFolder()) {
  const secrets = createLocalSecrets({ env: {}, folder: join(home, "secrets"), keychain: undefined });
  const parts = { settings: Settings.parse(settings), secrets: async () => secrets, home };
  return { home, credentials: openCredentials(parts) };
}

test("finds the package that a person installed in the home", () => {
  expect(open({}, standInC2pa()).credentials.signer.whyNotReady()).toBeUndefined();
});

test("makes one identity, however many videos are signed at once", async () => {
  const { credentials, home } = open({});
  expect(existsSync(join(home, "credentials"))).toBe(false);
  const [one, other] = await Promise.all([credentials.identity(), credentials.identity()]);
  expect(one).toEqual(other);
});

test("follows the settings", async () => {
  const { credentials } = open({ credentials: { sign: "required", certificate: "/nowhere.pem", key: "/k" } });
  expect(credentials.sign).toBe("required");
  await expect(credentials.identity()).rejects.toThrow(/nowhere\.pem/);
});
