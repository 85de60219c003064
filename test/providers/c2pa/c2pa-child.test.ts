import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { makeCertificateChain } from "../../../src/pipeline/post/credentials/make-certificate.ts";
import { standInC2pa } from "../../support/stand-in-c2pa.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function child(title: string, change: object = {}) {
  const folder = temporaryFolder();
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(join(folder, "in.mp4"), "a film");
  const input = {
    entry: join(standInC2pa(), "node_modules", "@contentauth", "c2pa-node", "index.js"),
    file: join(folder, "in.mp4"),
    signedFile: join(folder, "out.mp4"),
    manifest: { title },
    identity: {
      certificateChain: makeCertificateChain(privateKey, Date.now()),
      privateKey: privateKey.export({ type: "pkcs8", format: "pem" }),
      algorithm: "es256",
    },
    ...change,
  };
  return await execa(process.execPath, ["src/providers/c2pa/c2pa-child.mjs"], {
    input: JSON.stringify(input),
    reject: false,
  });
}

test("answers one line of JSON, the last one", async () => {
  const { exitCode, stdout } = await child("broken");
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout.split("\n").at(-1) ?? "")).toEqual({
    state: "Invalid",
    successes: [],
    failures: ["signingCredential.untrusted", "assertion.bmffHash.mismatch"],
    label: "urn:c2pa:1",
    signedBy: "viral",
  });
});

test("fails with the package's own words, and where there is none", async () => {
  expect(await child("throw")).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("the certificate is not for this"),
  });
  expect((await child("a", { entry: "/nowhere/index.js" })).exitCode).toBe(1);
});
