import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/**
 * A folder in which a package stands that has the name and the functions of @contentauth/c2pa-node that we use. It shows
 * how the process around it is handled; whether the real one signs is shown where the real one is.
 * A signed file is the file, a NUL, and what was signed; titles say how it goes wrong: `throw`, `abort`, `hang`, `broken`.
 */
export function standInC2pa(): string {
  const folder = temporaryFolder();
  const home = join(folder, "node_modules", "@contentauth", "c2pa-node");
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, "package.json"),
    '{"name":"@contentauth/c2pa-node","type":"module","main":"index.js"}',
  );
  writeFileSync(join(home, "index.js"), SOURCE);
  return folder;
}

const SOURCE = `
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
export class LocalSigner {
  static newSigner(certificate, key, algorithm) {
    const leaf = new X509Certificate(certificate);
    if (!leaf.checkPrivateKey(createPrivateKey(key.toString()))) throw new Error("not its key");
    return { algorithm, issuer: /O=(.*)/.exec(leaf.issuer)?.[1] };
  }
}
export class Builder {
  static withJson(manifest, settings) {
    if (settings.verify.remote_manifest_fetch !== false) throw new Error("the network may be asked");
    return { sign: (signer, from, to) => sign(manifest, signer, from, to) };
  }
}
function sign(manifest, signer, from, to) {
  if (manifest.title === "throw") throw new Error("the certificate is not for this");
  if (manifest.title === "abort") process.abort();
  if (manifest.title === "hang") for (;;);
  if (from.mimeType !== "video/mp4" || to.mimeType !== "video/mp4") throw new Error("no MP4");
  console.log("native code writes here too");
  const signed = "\\0" + JSON.stringify({ manifest, ...signer });
  writeFileSync(to.path, Buffer.concat([readFileSync(from.path), Buffer.from(signed)]));
}
export class Reader {
  static async fromAsset(asset) {
    const text = readFileSync(asset.path, "utf8");
    const { manifest, algorithm, issuer } = JSON.parse(text.slice(text.indexOf("\\0") + 1));
    const isBroken = manifest.title === "broken";
    const failure = [{ code: "signingCredential.untrusted" }];
    if (isBroken) failure.push({ code: "assertion.bmffHash.mismatch" });
    return { json: () => ({
      active_manifest: "urn:c2pa:1",
      manifests: { "urn:c2pa:1": { signature_info: { alg: algorithm, issuer } } },
      validation_state: isBroken ? "Invalid" : "Valid",
      validation_results: { activeManifest: {
        success: isBroken ? [] : [{ code: "claimSignature.validated" }, { code: "assertion.bmffHash.match" }],
        failure,
      } },
    }) };
  }
}
`;
