import type { AppError } from "../../core/app-error.ts";
import type { Json } from "../../core/json.ts";

/** Who signs: PEM text, the certificate of the key first, then those above it. The key is PKCS#8 and a secret. */
export interface SigningIdentity {
  certificateChain: string;
  privateKey: string;
  algorithm: "es256" | "es384" | "es512" | "ps256" | "ed25519";
}

export interface SignRequest {
  /** Absolute path of an MP4. It stays as it is. */
  file: string;
  /** Absolute path of the signed copy. */
  signedFile: string;
  /** A manifest definition of the C2PA SDKs: `claim_generator_info`, `assertions`. */
  manifest: Json;
  identity: SigningIdentity;
  signal: AbortSignal;
}

/** What was read from the signed copy, by the codes of C2PA 2.1 §15.2. */
export interface SignedReport {
  /** `Valid`: whole, by somebody whom no list knows. `Trusted`: by somebody whom one does. */
  state: string;
  /** `assertion.bmffHash.match`: the picture and sound are those that were signed. */
  successes: readonly string[];
  failures: readonly string[];
  /** Of the manifest that the file carries. */
  label: string;
  /** As the certificate says it. */
  signedBy: string;
}

/** Puts Content Credentials into a file and reads them back. */
export interface ContentSigner {
  /** Config error `credentials-package-missing` with the line to type; undefined: it is here. */
  whyNotReady: () => AppError | undefined;
  /** Config errors: that one, and `credentials-not-signed`. */
  sign: (request: SignRequest) => Promise<SignedReport>;
}
