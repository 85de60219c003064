import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { systemErrorCode } from "../../../core/app-error.ts";
import type { Finding } from "../../../model/command-documents.ts";
import type { CredentialServices } from "./sign-video.ts";

export interface CredentialsLook extends Pick<CredentialServices, "sign" | "signer"> {
  /** Absolute path of the user's own certificate; undefined: one is made, and made anew when it ends. */
  certificate: string | undefined;
  nowMs: number;
}

/** Whether videos are signed here, and with what. Makes nothing. */
export async function credentialsFinding(look: CredentialsLook): Promise<Finding> {
  const { sign, signer, certificate, nowMs } = look;
  if (sign === "never") return ok("videos are not signed: credentials.sign is never");
  const why = signer.whyNotReady();
  if (why) {
    const found = `videos are not signed: ${why.message}`;
    return sign === "required" ? degraded(found, why.hint) : ok(found);
  }
  if (certificate === undefined) return ok("videos are signed with a certificate that is made for you");
  const endMs = await endOf(certificate);
  if (endMs === undefined) return degraded(`${certificate} is no certificate that can be read`, MEND);
  const day = new Date(endMs).toISOString().slice(0, 10);
  if (endMs < nowMs) return degraded(`${certificate} has expired (${day})`, MEND);
  return ok(`videos are signed with ${certificate}, good until ${day}`);
}

const MEND =
  "docs/credentials.md says what a certificate must be; without the two settings one is made for you.";

async function endOf(certificate: string): Promise<number | undefined> {
  let pem: string;
  try {
    pem = await readFile(certificate, "utf8");
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
  try {
    return Date.parse(new X509Certificate(pem).validTo);
  } catch {
    // OpenSSL's own reasons say no more than that it is none.
    return undefined;
  }
}

const ok = (found: string): Finding => ({ id: "credentials", status: "ok", found, remedy: null });

const degraded = (found: string, remedy: string | undefined): Finding => ({
  id: "credentials",
  status: "degraded",
  found,
  remedy: remedy ?? MEND,
});
