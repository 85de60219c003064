import { rename, rm } from "node:fs/promises";
import { AppError, isAppError, withHint } from "../../../core/app-error.ts";
import type {
  ContentSigner,
  SignedReport,
  SigningIdentity,
} from "../../../providers/contracts/content-signer.ts";
import { buildManifest, type Manifest, type ManifestFacts } from "./build-manifest.ts";

/** What signing needs besides the video. */
export interface CredentialServices {
  /** `auto`: when the package is installed, and what goes wrong is a warning. `required`: else nothing is packed. */
  sign: "auto" | "required" | "never";
  signer: ContentSigner;
  identity: () => Promise<SigningIdentity>;
  /** Of this program. */
  version: string;
}

export interface SigningContext {
  signal: AbortSignal;
  warn: (message: string) => void;
}

export interface SignedVideo {
  file: string;
  manifest: Manifest;
  report: SignedReport;
}

/**
 * Signs a finished video in place, as the last thing that is done to it, and reads it back. Undefined: it is as it was,
 * because nobody signs here, or because it could not be signed and need not be. Config errors only where signing is
 * required: those of the signer and of its identity, and `credentials-not-valid`.
 */
export async function signVideo(
  file: string,
  facts: Omit<ManifestFacts, "version">,
  services: CredentialServices,
  { signal, warn }: SigningContext,
): Promise<SignedVideo | undefined> {
  const { sign, signer } = services;
  if (sign === "never" || (sign === "auto" && signer.whyNotReady() !== undefined)) return undefined;
  const signedFile = `${file}.signed.mp4`;
  try {
    const manifest = buildManifest({ ...facts, version: services.version });
    const identity = await services.identity();
    const report = await signer.sign({ file, signedFile, manifest, identity, signal });
    refuseUnsound(report);
    await rename(signedFile, file);
    return { file, manifest, report };
  } catch (error) {
    await rm(signedFile, { force: true });
    if (sign === "required" || !isAppError(error) || error.kind === "cancelled") throw error;
    warn(`The video goes out without Content Credentials. ${withHint(error)}`);
    return undefined;
  }
}

const HASH_MATCHES = "assertion.bmffHash.match";
/** A certificate that no list of trust knows, as every one is that was made at home. */
const TOLERATED = new Set(["signingCredential.untrusted"]);

function refuseUnsound({ state, successes, failures }: SignedReport): void {
  const broken = failures.filter((code) => !TOLERATED.has(code));
  const isSound =
    (state === "Valid" || state === "Trusted") && successes.includes(HASH_MATCHES) && broken.length === 0;
  if (isSound) return;
  throw new AppError({
    kind: "config",
    code: "credentials-not-valid",
    message: `The signed video does not read back as sound: ${[state, ...broken].join(", ")}.`,
    hint: "Check the certificate: docs/credentials.md says what it must be.",
  });
}
