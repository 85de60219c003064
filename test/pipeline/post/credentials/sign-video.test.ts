import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../../../../src/core/app-error.ts";
import { systemClock } from "../../../../src/core/clock.ts";
import { type CredentialServices, signVideo } from "../../../../src/pipeline/post/credentials/sign-video.ts";
import { signingIdentity } from "../../../../src/pipeline/post/credentials/signing-identity.ts";
import { createC2paSigner } from "../../../../src/providers/c2pa/c2pa-signer.ts";
import { createLocalSecrets } from "../../../../src/providers/local-secrets/local-secrets.ts";
import { madeClip, tools } from "../../../support/made-clips.ts";
import { standInC2pa } from "../../../support/stand-in-c2pa.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const PROVENANCE = [{ kind: "ai", providerId: "runway", isAiGenerated: true }] as const;

async function sign(
  title: string,
  change: Partial<CredentialServices> & { folders?: readonly string[] } = {},
  video?: string,
) {
  const folder = temporaryFolder();
  const file = join(folder, "video.mp4");
  if (video === undefined) writeFileSync(file, "a film");
  else copyFileSync(video, file);
  const home = temporaryFolder();
  const secrets = createLocalSecrets({ env: {}, folder: join(home, "secrets"), keychain: undefined });
  const warnings: string[] = [];
  const services: CredentialServices = {
    sign: "auto",
    signer: createC2paSigner(change.folders ?? [standInC2pa()]),
    identity: async () => await signingIdentity({ secrets, home, clock: systemClock }),
    version: "1.2.3",
    ...change,
  };
  const signed = signVideo(file, { title, provenance: PROVENANCE }, services, {
    signal: new AbortController().signal,
    warn: (message) => warnings.push(message),
  });
  const outcome: unknown = await signed.catch((error: unknown) => error);
  return { outcome, warnings, file, names: readdirSync(folder), text: () => readFileSync(file, "utf8") };
}

test("a video is signed where it is, and its manifest names the vendor", async () => {
  const { outcome, file, warnings, names, text } = await sign("Five rivers");
  expect(outcome).toMatchObject({ file, report: { state: "Valid" }, manifest: { title: "Five rivers" } });
  expect(warnings).toEqual([]);
  expect(names).toEqual(["video.mp4"]);
  expect(text()).toMatch(/^a film\0.*"name":"runway"/);
});

test.each([
  ["the settings say never", { sign: "never" }],
  ["there is no package and none is required", { folders: [] }],
] as const)("nothing happens, and nothing is said, where %s", async (_why, change) => {
  const { outcome, warnings, text } = await sign("a", change);
  expect([outcome, warnings, text()]).toEqual([undefined, [], "a film"]);
});

const lost = async (): Promise<never> => {
  throw new AppError({ kind: "config", code: "credentials-certificate-invalid", message: "It is lost." });
};

test.each<[string, string, Partial<CredentialServices>, string]>([
  ["the package fails", "throw", {}, "credentials-not-signed"],
  ["it does not read back as it was signed", "broken", {}, "credentials-not-valid"],
  ["there is no certificate", "a", { identity: lost }, "credentials-certificate-invalid"],
])(
  "when %s the video stays as it was: a warning, or an error where required",
  async (_w, title, change, code) => {
    const wished = await sign(title, change);
    expect(wished.outcome).toBeUndefined();
    expect(wished.warnings).toEqual([
      expect.stringMatching(/^The video goes out without Content Credentials\. /),
    ]);
    const required = await sign(title, { ...change, sign: "required" });
    expect(required.outcome).toMatchObject({ kind: "config", code });
    expect(required.warnings).toEqual([]);
    for (const { names, text } of [wished, required]) {
      expect(names).toEqual(["video.mp4"]);
      expect(text()).toBe("a film");
    }
  },
);

test("where it is required, the package must be there", async () => {
  const { outcome } = await sign("a", { sign: "required", folders: [temporaryFolder()] });
  expect(outcome).toMatchObject({ code: "credentials-package-missing" });
});

test("what is our own fault is never a warning", async () => {
  const { outcome } = await sign("a", { identity: () => Promise.reject(new TypeError("ours")) });
  expect(outcome).toBeInstanceOf(TypeError);
});

// The real package: `VIRAL_C2PA_PACKAGE` names the folder with its node_modules.
const realFolder = process.env["VIRAL_C2PA_PACKAGE"] ?? process.cwd();
const isHere = createC2paSigner([realFolder]).whyNotReady() === undefined;
const why = isHere
  ? ""
  : " (skipped: @contentauth/c2pa-node is not installed; VIRAL_C2PA_PACKAGE names its folder)";

const Read = z.object({
  validation_state: z.string(),
  validation_status: z.array(z.object({ code: z.string() })),
});

async function readWithPackage(file: string): Promise<z.infer<typeof Read>> {
  const entry = createRequire(`${realFolder}/`).resolve("@contentauth/c2pa-node");
  const script = `const { Reader } = await import(${JSON.stringify(pathToFileURL(entry).href)});
    const reader = await Reader.fromAsset({ path: ${JSON.stringify(file)}, mimeType: "video/mp4" });
    process.stdout.write(JSON.stringify(reader.json()));`;
  const told = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  return Read.parse(JSON.parse(told));
}

test.skipIf(!isHere)(
  `the real package signs a real video, which still plays, and knows a changed byte${why}`,
  async () => {
    const clip = await madeClip("good");
    const { outcome, warnings, file } = await sign(
      "Five rivers",
      { sign: "required", folders: [realFolder] },
      clip,
    );
    expect(outcome).toMatchObject({ report: { state: "Valid", failures: ["signingCredential.untrusted"] } });
    expect(warnings).toEqual([]);
    const framesOf = (path: string): string =>
      execFileSync(tools.ffmpeg, ["-v", "error", "-i", path, "-f", "framemd5", "-"], { encoding: "utf8" });
    expect(framesOf(file)).toBe(framesOf(clip));
    expect(await readWithPackage(file)).toMatchObject({ validation_state: "Valid" });

    const bytes = readFileSync(file);
    const inPicture = bytes.indexOf("mdat") + 1_000;
    bytes.writeUInt8(bytes.readUInt8(inPicture) ^ 1, inPicture);
    const changed = join(temporaryFolder(), "changed.mp4");
    writeFileSync(changed, bytes);
    const read = await readWithPackage(changed);
    expect(read.validation_state).toBe("Invalid");
    expect(read.validation_status.map(({ code }) => code)).toContain("assertion.bmffHash.mismatch");
  },
);
