import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeCertificateChain } from "../../../src/pipeline/post/credentials/make-certificate.ts";
import { createC2paSigner } from "../../../src/providers/c2pa/c2pa-signer.ts";
import type { SigningIdentity } from "../../../src/providers/contracts/content-signer.ts";
import { standInC2pa } from "../../support/stand-in-c2pa.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const IDENTITY: SigningIdentity = {
  certificateChain: makeCertificateChain(privateKey, Date.now()),
  privateKey: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  algorithm: "es256",
};

async function sign(title: string, folders = [temporaryFolder(), standInC2pa()], signal = never()) {
  const folder = join(temporaryFolder(), "with a space");
  mkdirSync(folder);
  const [file, signedFile] = [join(folder, "video.mp4"), join(folder, "signed.mp4")];
  writeFileSync(file, "a film");
  const report = await createC2paSigner(folders).sign({
    file,
    signedFile,
    manifest: { title },
    identity: IDENTITY,
    signal,
  });
  return { report, file, signedFile };
}

const never = (): AbortSignal => new AbortController().signal;

test("signs a copy and says what was read from it, among what native code writes", async () => {
  const { report, file, signedFile } = await sign("Five rivers");
  expect(report).toEqual({
    state: "Valid",
    successes: ["claimSignature.validated", "assertion.bmffHash.match"],
    failures: ["signingCredential.untrusted"],
    label: "urn:c2pa:1",
    signedBy: "viral",
  });
  expect(readFileSync(file, "utf8")).toBe("a film");
  expect(existsSync(signedFile)).toBe(true);
});

test("is installed where one of its folders has the package", () => {
  expect(createC2paSigner([temporaryFolder(), standInC2pa()]).whyNotReady()).toBeUndefined();
  expect(createC2paSigner([temporaryFolder()]).whyNotReady()?.code).toBe("credentials-package-missing");
});

test("without the package it says the line to type", async () => {
  const home = join(temporaryFolder(), "my home");
  await expect(sign("a", [temporaryFolder(), home])).rejects.toMatchObject({
    kind: "config",
    code: "credentials-package-missing",
    hint: `Install it: \`npm install --prefix "${home}" @contentauth/c2pa-node@0.5.5\``,
  });
});

test.each([
  ["throws", "throw", /\(1: Error: the certificate is not for this\)/],
  ["ends the process", "abort", /\(SIGABRT/],
])("a package that %s is a config error without the key, and we live", async (_what, title, says) => {
  const failed: unknown = await sign(title).catch((error: unknown) => error);
  expect(failed).toMatchObject({
    kind: "config",
    code: "credentials-not-signed",
    message: expect.stringMatching(says),
  });
  const shown = JSON.stringify(failed, [...Object.getOwnPropertyNames(failed), "stderr"]);
  expect(shown).toContain("stderr");
  for (const line of IDENTITY.privateKey.trim().split("\n").slice(1, -1)) expect(shown).not.toContain(line);
});

test("stops at once when it is told to", async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 400);
  await expect(sign("hang", [standInC2pa()], stop.signal)).rejects.toMatchObject({ kind: "cancelled" });
});
