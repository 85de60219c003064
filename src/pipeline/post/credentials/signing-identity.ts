import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError, systemErrorCode } from "../../../core/app-error.ts";
import type { Clock } from "../../../core/clock.ts";
import type { SigningIdentity } from "../../../providers/contracts/content-signer.ts";
import type { SecretStore } from "../../../providers/contracts/secret-store.ts";
import { makeCertificateChain } from "./make-certificate.ts";

/** Base64 of PKCS#8: one line, as an environment variable can bring it. */
const KEY_NAME = "VIRAL_SIGNING_KEY";

export interface IdentityParts {
  /** Absolute paths of the user's own certificate chain and key; neither: one is made. */
  certificate?: string | undefined;
  key?: string | undefined;
  secrets: SecretStore;
  /** Where a certificate that was made is kept. */
  home: string;
  clock: Clock;
}

/**
 * Who signs: the user's certificate, else one that is made once, its key where secrets are and the rest in the home.
 * Config error `credentials-certificate-invalid`, which never shows the key.
 */
export async function signingIdentity(parts: IdentityParts): Promise<SigningIdentity> {
  const { certificate, key, clock } = parts;
  if (certificate === undefined && key === undefined) return await madeIdentity(parts);
  if (certificate === undefined || key === undefined)
    throw invalid("credentials.certificate and credentials.key belong together, and one is not set");
  const certificateChain = await read(certificate);
  const privateKey = keyOf(await read(key), `${key} is no unencrypted private key in PEM`);
  const problem = problemOf(certificateChain, privateKey, clock.nowMs());
  if (problem !== undefined) throw invalid(`${certificate} ${problem}`);
  return identityOf(certificateChain, privateKey);
}

async function madeIdentity({ secrets, home, clock }: IdentityParts): Promise<SigningIdentity> {
  const key = await keptKey(secrets);
  const file = join(home, "credentials", "certificate.pem");
  const kept = await readIfThere(file);
  if (kept !== undefined && problemOf(kept, key, clock.nowMs()) === undefined) return identityOf(kept, key);
  const made = makeCertificateChain(key, clock.nowMs());
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(`${file}.part`, made);
  await rename(`${file}.part`, file);
  return identityOf(made, key);
}

async function keptKey(secrets: SecretStore): Promise<KeyObject> {
  const known = await secrets.get(KEY_NAME);
  if (known !== undefined) {
    const key = keyOf(
      { key: Buffer.from(known, "base64"), format: "der", type: "pkcs8" },
      `${KEY_NAME} is no private key; remove it to have one made`,
    );
    if (algorithmOf(key) === "es256") return key;
    throw invalid(`${KEY_NAME} is no key on the curve P-256; remove it to have one made`);
  }
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  await secrets.set(KEY_NAME, privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"));
  return privateKey;
}

/** Why this chain cannot be used with this key now; undefined: it can. */
function problemOf(chain: string, key: KeyObject, nowMs: number): string | undefined {
  const leaf = leafOf(chain);
  if (leaf === undefined) return "is no certificate in PEM";
  if (!leaf.checkPrivateKey(key)) return "is not the certificate of this key; the chain must begin with it";
  if (nowMs > Date.parse(leaf.validTo)) return `has expired (${leaf.validTo})`;
  return nowMs < Date.parse(leaf.validFrom) ? `is not valid before ${leaf.validFrom}` : undefined;
}

function leafOf(chain: string): X509Certificate | undefined {
  try {
    return new X509Certificate(chain);
  } catch {
    // OpenSSL's own reasons say no more than that it is none.
    return undefined;
  }
}

function identityOf(certificateChain: string, key: KeyObject): SigningIdentity {
  const algorithm = algorithmOf(key);
  if (algorithm === undefined)
    throw invalid("its key is none that Content Credentials know: P-256, P-384, P-521, Ed25519, RSA");
  const privateKey = String(key.export({ type: "pkcs8", format: "pem" }));
  return { certificateChain, privateKey, algorithm };
}

const CURVES: Readonly<Record<string, SigningIdentity["algorithm"]>> = {
  prime256v1: "es256",
  secp384r1: "es384",
  secp521r1: "es512",
};

function algorithmOf({
  asymmetricKeyType,
  asymmetricKeyDetails,
}: KeyObject): SigningIdentity["algorithm"] | undefined {
  if (asymmetricKeyType === "ed25519") return "ed25519";
  if (asymmetricKeyType === "rsa" || asymmetricKeyType === "rsa-pss") return "ps256";
  return CURVES[asymmetricKeyDetails?.namedCurve ?? ""];
}

function keyOf(written: Parameters<typeof createPrivateKey>[0], problem: string): KeyObject {
  try {
    return createPrivateKey(written);
  } catch {
    // Its message may quote what was read.
    throw invalid(problem);
  }
}

async function read(file: string): Promise<string> {
  const text = await readIfThere(file);
  if (text === undefined) throw invalid(`there is no file ${file}`);
  return text;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    if (systemErrorCode(error) === "EACCES") throw invalid(`${file} may not be read`);
    throw error;
  }
}

function invalid(what: string): AppError {
  return new AppError({
    kind: "config",
    code: "credentials-certificate-invalid",
    message: `Content Credentials cannot be signed: ${what}.`,
    hint: "docs/credentials.md says what a certificate must be. Without the two settings one is made for you.",
  });
}
