import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeCertificateChain } from "../../../../src/pipeline/post/credentials/make-certificate.ts";
import {
  type IdentityParts,
  signingIdentity,
} from "../../../../src/pipeline/post/credentials/signing-identity.ts";
import { createLocalSecrets } from "../../../../src/providers/local-secrets/local-secrets.ts";
import { filesWith } from "../../../support/files-with.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const NOW_MS = Date.parse("2026-11-29T12:00:00Z");
const YEAR_MS = 365 * 86_400_000;
const newKey = (): KeyObject => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const pemOf = (key: KeyObject): string => String(key.export({ type: "pkcs8", format: "pem" }));

function partsIn(home: string, change: Partial<IdentityParts> = {}, env: NodeJS.ProcessEnv = {}) {
  return {
    home,
    secrets: createLocalSecrets({ env, folder: join(home, "secrets"), keychain: undefined }),
    clock: { nowMs: () => NOW_MS },
    ...change,
  };
}

function own(chain: string, key: string): { home: string; certificate: string; key: string } {
  const home = temporaryFolder();
  const files = { certificate: join(home, "mine.pem"), key: join(home, "mine.key") };
  writeFileSync(files.certificate, chain);
  writeFileSync(files.key, key);
  return { home, ...files };
}

test("one is made, and is the same one the next time", async () => {
  const home = temporaryFolder();
  const made = await signingIdentity(partsIn(home));
  expect(made.algorithm).toBe("es256");
  expect(readFileSync(join(home, "credentials", "certificate.pem"), "utf8")).toBe(made.certificateChain);
  expect(await signingIdentity(partsIn(home))).toEqual(made);
  expect((await signingIdentity(partsIn(temporaryFolder()))).privateKey).not.toBe(made.privateKey);
});

test("no file of the home shows its key", async () => {
  const home = temporaryFolder();
  const { privateKey } = await signingIdentity(partsIn(home));
  const body = privateKey.replace(/-----.*-----|\n/g, "");
  for (const shown of [body, body.slice(40, 80)]) expect(filesWith(home, shown)).toEqual([]);
});

test("a certificate that is gone, expired or of another key is made anew for the key that is kept", async () => {
  const home = temporaryFolder();
  const file = join(home, "credentials", "certificate.pem");
  const first = await signingIdentity(partsIn(home));
  rmSync(file);
  const second = await signingIdentity(partsIn(home));
  expect(second.privateKey).toBe(first.privateKey);
  expect(second.certificateChain).not.toBe(first.certificateChain);
  const later = { clock: { nowMs: () => NOW_MS + 11 * YEAR_MS } };
  const third = await signingIdentity(partsIn(home, later));
  expect(third.certificateChain).not.toBe(second.certificateChain);
  writeFileSync(file, makeCertificateChain(newKey(), NOW_MS));
  const fourth = await signingIdentity(partsIn(home));
  expect(fourth.privateKey).toBe(first.privateKey);
  const leaf = new X509Certificate(fourth.certificateChain);
  expect(leaf.checkPrivateKey(createPrivateKey(first.privateKey))).toBe(true);
});

test("the environment may bring the key", async () => {
  const key = newKey();
  const text = key.export({ type: "pkcs8", format: "der" }).toString("base64");
  const { privateKey } = await signingIdentity(partsIn(temporaryFolder(), {}, { VIRAL_SIGNING_KEY: text }));
  expect(privateKey).toBe(pemOf(key));
});

test.each([
  ["es256", generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey],
  ["es384", generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey],
  ["es512", generateKeyPairSync("ec", { namedCurve: "P-521" }).privateKey],
  ["ed25519", generateKeyPairSync("ed25519").privateKey],
  ["ps256", generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey],
] as const)("the user's own certificate is used as it is: %s", async (algorithm, key) => {
  const chain = makeCertificateChain(key, NOW_MS);
  const { home, ...files } = own(chain, pemOf(key));
  expect(await signingIdentity(partsIn(home, files))).toEqual({
    certificateChain: chain,
    privateKey: pemOf(key),
    algorithm,
  });
});

const KEY = newKey();
const CHAIN = makeCertificateChain(KEY, NOW_MS);
test("a key that Content Credentials do not know is refused", async () => {
  const key = generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey;
  const { home, ...files } = own(makeCertificateChain(key, NOW_MS), pemOf(key));
  await expect(signingIdentity(partsIn(home, files))).rejects.toThrow(/P-256, P-384/);
});

test.each([
  ["of another key", CHAIN, pemOf(newKey()), /not the certificate of this key/],
  ["that has expired", makeCertificateChain(KEY, NOW_MS - 11 * YEAR_MS), pemOf(KEY), /has expired/],
  ["from tomorrow on", makeCertificateChain(KEY, NOW_MS + YEAR_MS), pemOf(KEY), /not valid before/],
  ["that is none", "hello", pemOf(KEY), /mine\.pem is no certificate in PEM/],
  ["without a key", CHAIN, "canary-of-a-key", /mine\.key is no unencrypted private key/],
  [
    "whose key has a password",
    CHAIN,
    String(KEY.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })),
    /no unencrypted private key/,
  ],
])("a certificate %s is refused, and no key is shown", async (_what, chain, key, says) => {
  const { home, ...files } = own(chain, key);
  const refused = signingIdentity(partsIn(home, files));
  await expect(refused).rejects.toMatchObject({
    kind: "config",
    code: "credentials-certificate-invalid",
    message: expect.stringMatching(says),
  });
  const error: unknown = await refused.catch((reason: unknown) => reason);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(key.slice(0, 200));
});

test("one of the two settings, a file that is not there, and a key of the environment that is none", async () => {
  const home = temporaryFolder();
  const refused = async (change: Partial<IdentityParts>, env: NodeJS.ProcessEnv = {}): Promise<unknown> =>
    await signingIdentity(partsIn(home, change, env)).catch((error: unknown) => error);
  expect(await refused({ key: "/nowhere/key" })).toMatchObject({
    message: expect.stringContaining("belong together"),
  });
  expect(await refused({ certificate: "/nowhere/c.pem", key: "/nowhere/key" })).toMatchObject({
    message: expect.stringContaining("there is no file /nowhere/c.pem"),
  });
  for (const text of ["canary", keyText("P-384")])
    expect(await refused({}, { VIRAL_SIGNING_KEY: text })).toMatchObject({
      code: "credentials-certificate-invalid",
      message: expect.not.stringContaining(text),
    });
});

const keyText = (namedCurve: string): string =>
  generateKeyPairSync("ec", { namedCurve })
    .privateKey.export({ type: "pkcs8", format: "der" })
    .toString("base64");
