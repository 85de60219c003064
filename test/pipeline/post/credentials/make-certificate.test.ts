import { createPublicKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { makeCertificateChain } from "../../../../src/pipeline/post/credentials/make-certificate.ts";

const NOW_MS = Date.parse("2026-11-29T12:00:00Z");
const { privateKey: key } = generateKeyPairSync("ec", { namedCurve: "P-256" });

function made(): { leaf: X509Certificate; root: X509Certificate } {
  const [leaf = "", root = "", ...rest] = makeCertificateChain(key, NOW_MS).split(
    /(?<=-----END CERTIFICATE-----\n)/,
  );
  expect(rest).toEqual([]);
  return { leaf: new X509Certificate(leaf), root: new X509Certificate(root) };
}

test("the leaf is of the key, signed by an authority that signed itself", () => {
  const { leaf, root } = made();
  expect(leaf.checkPrivateKey(key)).toBe(true);
  expect(leaf.publicKey.equals(createPublicKey(key))).toBe(true);
  expect(leaf.checkIssued(root)).toBe(true);
  expect(leaf.verify(root.publicKey)).toBe(true);
  expect(root.verify(root.publicKey)).toBe(true);
  expect(leaf.verify(leaf.publicKey)).toBe(false);
});

test("the leaf may sign for Content Credentials and no certificates; only the authority is one", () => {
  const { leaf, root } = made();
  expect([leaf.ca, root.ca]).toEqual([false, true]);
  expect(leaf.keyUsage).toEqual(["1.3.6.1.5.5.7.3.4"]);
  expect(leaf.subject).toBe("O=viral\nCN=viral");
  // keyUsage, critical: digitalSignature and nothing else; of the authority: keyCertSign.
  expect(leaf.raw.includes(Buffer.from("0603551d0f0101ff040403020780", "hex"))).toBe(true);
  expect(root.raw.includes(Buffer.from("0603551d0f0101ff040403020204", "hex"))).toBe(true);
});

test("both are valid from a little before now, for ten years", () => {
  for (const one of Object.values(made())) {
    expect(Date.parse(one.validFrom)).toBe(NOW_MS - 3_600_000);
    expect(new Date(one.validTo).getUTCFullYear()).toBe(2036);
  }
});

test("no two are the same one", () => {
  const [first, second] = [made(), made()];
  expect(first.leaf.serialNumber).not.toBe(second.leaf.serialNumber);
  expect(first.leaf.verify(second.root.publicKey)).toBe(false);
});
