import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import { bits, boolean, integer, objectId, octets, sequence, setOf, tagged, time, utf8 } from "./der.ts";

const HOUR_MS = 3_600_000;
const YEAR_MS = 365.25 * 24 * HOUR_MS;
/** Without a time stamp from outside, a signature is worth as long as its certificate. */
const VALID_YEARS = 10;
/** Clocks differ. */
const BEFORE_MS = HOUR_MS;

const OBJECT = {
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  commonName: "2.5.4.3",
  organisation: "2.5.4.10",
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
  subjectKeyId: "2.5.29.14",
  authorityKeyId: "2.5.29.35",
  emailProtection: "1.3.6.1.5.5.7.3.4",
} as const;

const KEY_USAGE = {
  digitalSignature: bits(Buffer.from([0x80]), 7),
  keyCertSign: bits(Buffer.from([0x04]), 2),
};

/**
 * A certificate for an ES256 key as Content Credentials want it (C2PA 2.1 §14.5: keyUsage digitalSignature, extended key
 * usage emailProtection, not self-signed), and the authority that signed it: PEM, the leaf first. The authority's key is
 * gone when this returns: nothing else can be signed in its name.
 */
export function makeCertificateChain(key: KeyObject, nowMs: number): string {
  const authority = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const authorityName = nameOf("viral local authority");
  const validity = sequence(time(nowMs - BEFORE_MS), time(nowMs + VALID_YEARS * YEAR_MS));
  const issue = (subject: Buffer, subjectKey: KeyObject, extensions: readonly Buffer[]): string =>
    signedPem(
      sequence(
        tagged(0, integer(Buffer.from([2])), true),
        integer(randomBytes(16)),
        sequence(objectId(OBJECT.ecdsaWithSha256)),
        authorityName,
        validity,
        subject,
        spkiOf(subjectKey),
        tagged(3, sequence(...extensions), true),
      ),
      authority.privateKey,
    );
  const leafKey = createPublicKey(key);
  const leaf = issue(nameOf("viral"), leafKey, [
    extension(OBJECT.basicConstraints, sequence(), true),
    extension(OBJECT.keyUsage, KEY_USAGE.digitalSignature, true),
    extension(OBJECT.extendedKeyUsage, sequence(objectId(OBJECT.emailProtection))),
    extension(OBJECT.subjectKeyId, octets(keyIdOf(leafKey))),
    extension(OBJECT.authorityKeyId, sequence(tagged(0, keyIdOf(authority.publicKey), false))),
  ]);
  const root = issue(authorityName, authority.publicKey, [
    extension(OBJECT.basicConstraints, sequence(boolean(true)), true),
    extension(OBJECT.keyUsage, KEY_USAGE.keyCertSign, true),
    extension(OBJECT.subjectKeyId, octets(keyIdOf(authority.publicKey))),
  ]);
  return leaf + root;
}

const nameOf = (commonName: string): Buffer =>
  sequence(
    setOf(sequence(objectId(OBJECT.organisation), utf8("viral"))),
    setOf(sequence(objectId(OBJECT.commonName), utf8(commonName))),
  );

function extension(id: string, value: Buffer, isCritical = false): Buffer {
  return sequence(objectId(id), ...(isCritical ? [boolean(true)] : []), octets(value));
}

const spkiOf = (key: KeyObject): Buffer => key.export({ type: "spki", format: "der" });

/** The usual name of a key: SHA-1 over it. It finds keys, and proves nothing. */
const keyIdOf = (key: KeyObject): Buffer => createHash("sha1").update(spkiOf(key)).digest();

function signedPem(body: Buffer, issuerKey: KeyObject): string {
  const certificate = sequence(
    body,
    sequence(objectId(OBJECT.ecdsaWithSha256)),
    bits(sign("sha256", body, issuerKey)),
  );
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
