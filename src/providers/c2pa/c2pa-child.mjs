// Signs with the C2PA SDK, away from the main process: a panic of its native code ends the process it runs in. Reads one
// JSON document from stdin (the key is in it, so that no list of processes shows it), writes one line of JSON.
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const MP4 = "video/mp4";
/** All is in the file; the network is not asked, whatever the file names. */
const OFFLINE = { verify: { remote_manifest_fetch: false, ocsp_fetch: false } };

const { entry, file, signedFile, manifest, identity } = JSON.parse(await text(process.stdin));
const { Builder, LocalSigner, Reader } = await import(pathToFileURL(entry).href);

const signer = LocalSigner.newSigner(
  Buffer.from(identity.certificateChain),
  Buffer.from(identity.privateKey),
  identity.algorithm,
);
Builder.withJson(manifest, OFFLINE).sign(
  signer,
  { path: file, mimeType: MP4 },
  { path: signedFile, mimeType: MP4 },
);

const read = (await Reader.fromAsset({ path: signedFile, mimeType: MP4 }, OFFLINE))?.json();
const label = read?.active_manifest ?? "";
const { success = [], failure = [] } = read?.validation_results?.activeManifest ?? {};
const report = {
  state: read?.validation_state ?? "none",
  successes: success.map(({ code }) => code),
  failures: failure.map(({ code }) => code),
  label,
  signedBy: read?.manifests?.[label]?.signature_info?.issuer ?? "",
};
process.stdout.write(`${JSON.stringify(report)}\n`);
