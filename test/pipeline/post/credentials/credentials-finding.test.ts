import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { AppError } from "../../../../src/core/app-error.ts";
import {
  type CredentialsLook,
  credentialsFinding,
} from "../../../../src/pipeline/post/credentials/credentials-finding.ts";
import { makeCertificateChain } from "../../../../src/pipeline/post/credentials/make-certificate.ts";
import { createC2paSigner } from "../../../../src/providers/registry.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const NOW_MS = Date.parse("2026-11-29T12:00:00Z");
const ready = { ...createC2paSigner([]), whyNotReady: () => undefined };
const missing = {
  ...ready,
  whyNotReady: () => new AppError({ kind: "config", code: "x", message: "no package", hint: "install it" }),
};
const find = async (change: Partial<CredentialsLook>) =>
  await credentialsFinding({ sign: "auto", signer: ready, certificate: undefined, nowMs: NOW_MS, ...change });

function certificateOf(madeAtMs: number): string {
  const file = join(temporaryFolder(), "chain.pem");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(file, makeCertificateChain(privateKey, madeAtMs));
  return file;
}

it("is well where nobody asked for signatures, or one is made", async () => {
  expect(await find({ sign: "never" })).toMatchObject({ status: "ok" });
  expect(await find({ signer: missing })).toMatchObject({
    status: "ok",
    found: expect.stringContaining("not"),
  });
  expect(await find({})).toMatchObject({ status: "ok", found: expect.stringContaining("made for you") });
});

it("says what is missing where signing is required", async () => {
  expect(await find({ sign: "required", signer: missing })).toEqual({
    id: "credentials",
    status: "degraded",
    found: "videos are not signed: no package",
    remedy: "install it",
  });
});

it("names the end of the user's certificate, and one that has come or cannot be read", async () => {
  const good = certificateOf(NOW_MS);
  expect(await find({ certificate: good })).toMatchObject({
    status: "ok",
    found: expect.stringMatching(/good until \d{4}-/),
  });
  expect(await find({ certificate: good, nowMs: NOW_MS + 100 * 365 * 86_400_000 })).toMatchObject({
    status: "degraded",
    found: expect.stringContaining("has expired"),
  });
  const bad = join(temporaryFolder(), "bad.pem");
  expect(await find({ certificate: bad })).toMatchObject({ status: "degraded" });
  writeFileSync(bad, "none");
  expect(await find({ certificate: bad })).toMatchObject({ status: "degraded" });
});
