import { fileURLToPath } from "node:url";
import type { LoadedConfig } from "./config/config-types.ts";
import { systemClock } from "./core/clock.ts";
import { once } from "./core/once.ts";
import type { Finding } from "./model/command-documents.ts";
import { credentialsFinding } from "./pipeline/post/credentials/credentials-finding.ts";
import type { CredentialServices } from "./pipeline/post/credentials/sign-video.ts";
import { signingIdentity } from "./pipeline/post/credentials/signing-identity.ts";
import type { SecretStore } from "./providers/contracts/secret-store.ts";
import { createC2paSigner } from "./providers/registry.ts";
import { readVersion } from "./read-version.ts";

interface CredentialParts {
  settings: Pick<LoadedConfig["settings"], "credentials">;
  secrets: () => Promise<SecretStore>;
  /** Where a person may install the package, and where a certificate that was made is kept. */
  home: string;
}

/** The package in our own folder first, then in the home. The identity is looked for once: videos are signed side by side. */
export function openCredentials({ settings, secrets, home }: CredentialParts): CredentialServices {
  const { sign, certificate, key } = settings.credentials;
  return {
    sign,
    signer: createC2paSigner([fileURLToPath(new URL(".", import.meta.url)), home]),
    identity: once(
      async () =>
        await signingIdentity({ certificate, key, secrets: await secrets(), home, clock: systemClock }),
    ),
    version: readVersion(),
  };
}

export async function findCredentials(parts: CredentialParts): Promise<Finding> {
  const { sign, signer } = openCredentials(parts);
  const { certificate } = parts.settings.credentials;
  return await credentialsFinding({ sign, signer, certificate, nowMs: systemClock.nowMs() });
}
