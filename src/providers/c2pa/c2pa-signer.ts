import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { readJson } from "../../core/json.ts";
import type { ContentSigner, SignedReport, SignRequest } from "../contracts/content-signer.ts";

const PACKAGE = "@contentauth/c2pa-node";
/** The last version for Node 20. */
const VERSION = "0.5.5";
const CHILD = fileURLToPath(new URL("./c2pa-child.mjs", import.meta.url));

const Report = z.object({
  state: z.string(),
  successes: z.array(z.string()),
  failures: z.array(z.string()),
  label: z.string(),
  signedBy: z.string(),
});

/** `packageFolders`: where the package may be installed; the last one is where a person is told to install it. */
export function createC2paSigner(packageFolders: readonly string[]): ContentSigner {
  return {
    whyNotReady: () => (entryIn(packageFolders) === undefined ? packageMissing(packageFolders) : undefined),
    sign: async (request) => {
      const entry = entryIn(packageFolders);
      if (entry === undefined) throw packageMissing(packageFolders);
      return await signInChild(entry, request);
    },
  };
}

function entryIn(folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    try {
      return createRequire(`${folder}/`).resolve(PACKAGE);
    } catch {
      // Not in this folder; the next one may have it.
    }
  }
  return undefined;
}

async function signInChild(
  entry: string,
  { file, signedFile, manifest, identity, signal }: SignRequest,
): Promise<SignedReport> {
  const ended = await execa(process.execPath, ["--no-warnings", CHILD], {
    input: JSON.stringify({ entry, file, signedFile, manifest, identity }),
    reject: false,
    cancelSignal: signal,
  });
  if (ended.isCanceled)
    throw new AppError({ kind: "cancelled", code: "signing-cancelled", message: "Signing was stopped." });
  const report = ended.exitCode === 0 ? reportIn(ended.stdout) : undefined;
  if (report) return report;
  throw new AppError({
    kind: "config",
    code: "credentials-not-signed",
    message: `${PACKAGE} could not sign the video (${ended.signal ?? ended.exitCode}: ${reasonIn(ended.stderr)}).`,
    hint: `Check that version ${VERSION} is installed for this machine and that the certificate is one for signing: docs/credentials.md. \`viral config set credentials.sign never\` goes on without.`,
    details: { stderr: ended.stderr.slice(-1_000) },
  });
}

/** Native code writes there too; ours comes last. */
const reportIn = (stdout: string): SignedReport | undefined =>
  Report.safeParse(readJson(stdout.trimEnd().split("\n").at(-1) ?? "")).data;

/** Of what Node prints when a program throws, the line that says it. */
function reasonIn(stderr: string): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  return (lines.find((line) => /^(?:\w*Error|thread .* panicked)\b/.test(line)) ?? lines.at(-1) ?? "").slice(
    0,
    300,
  );
}

function packageMissing(folders: readonly string[]): AppError {
  return new AppError({
    kind: "config",
    code: "credentials-package-missing",
    message: `Content Credentials need the package ${PACKAGE}, which is not installed.`,
    hint: `Install it: \`npm install --prefix "${folders.at(-1)}" ${PACKAGE}@${VERSION}\``,
  });
}
