import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { modelFolder, standInSherpa } from "../../support/stand-in-sherpa.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function child(change: object) {
  const folder = modelFolder({ "v.onnx": "fine", "tokens.txt": "" });
  const vits = { model: join(folder, "v.onnx"), tokens: join(folder, "tokens.txt") };
  const input = {
    packageFolders: [standInSherpa()],
    config: { model: { vits } },
    speaker: 0,
    lines: [],
    ...change,
  };
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ["src/providers/sherpa/sherpa-child.mjs"],
    {
      input: JSON.stringify(input),
      reject: false,
    },
  );
  return { exitCode, lines: stdout.split("\n"), stderr };
}

test("tells one line of JSON for each thing that is done, among what native code writes", async () => {
  const file = join(temporaryFolder(), "a.wav");
  const { exitCode, lines } = await child({ lines: [{ text: "hi", file }] });
  expect(exitCode).toBe(0);
  expect(lines.slice(1).map((line) => JSON.parse(line) as unknown)).toEqual([
    { kind: "loaded", speakerCount: 1, sampleRate: 22_050 },
    { kind: "spoken", file },
  ]);
});

test("ends in its own ways without the package, and without the speaker", async () => {
  const folder = temporaryFolder();
  const missing = await child({ packageFolders: [folder] });
  expect(missing).toMatchObject({ exitCode: 40, stderr: expect.stringContaining("sherpa-onnx-node") });
  expect(await child({ speaker: 1 })).toMatchObject({ exitCode: 41 });
});
