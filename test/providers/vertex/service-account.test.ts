import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readServiceAccount } from "../../../src/providers/vertex/service-account.ts";
import { ACCOUNT_EMAIL, ACCOUNT_PROJECT, accountFile, accountPem } from "../../support/service-account.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

it("reads the key file of a service account", async () => {
  const account = await readServiceAccount(accountFile(temporaryFolder()));
  expect(account).toMatchObject({ email: ACCOUNT_EMAIL, projectId: ACCOUNT_PROJECT, keyId: "k1" });
  expect(account.privateKey.asymmetricKeyType).toBe("rsa");
});

const otherKey = generateKeyPairSync("ed25519")
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();

it.each<[string, Record<string, unknown>, RegExp]>([
  ["of a person", { type: "authorized_user" }, /no key of a service account: look at type/],
  ["without a project", { project_id: undefined }, /look at project_id/],
  ["whose key is no key", { private_key: accountPem.slice(0, 300) }, /no RSA private key/],
  ["whose key is of another kind", { private_key: otherKey }, /no RSA private key/],
])("refuses a file %s, and quotes nothing of it", async (_what, change, words) => {
  const file = accountFile(temporaryFolder(), change);
  const error = await readServiceAccount(file).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    kind: "config",
    code: "vendor-key-malformed",
    message: expect.stringMatching(words),
  });
  const [, line = ""] = accountPem.split("\n");
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain(line);
});

it("refuses what is no JSON, and what is not there", async () => {
  const file = join(temporaryFolder(), "account.json");
  await expect(readServiceAccount(file)).rejects.toMatchObject({
    code: "vendor-key-missing",
    message: expect.stringMatching(/ENOENT/),
  });
  writeFileSync(file, "-----BEGIN PRIVATE KEY-----");
  await expect(readServiceAccount(file)).rejects.toMatchObject({
    message: expect.stringMatching(/no JSON object/),
  });
});
