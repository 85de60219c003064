import { join } from "node:path";
import { expect, test } from "vitest";
import { readWav } from "../../../src/media/sound-files.ts";
import { recogniseModel } from "../../../src/providers/sherpa/recognise-model.ts";
import { runSherpa, type SherpaCall } from "../../../src/providers/sherpa/run-sherpa.ts";
import { modelFolder, standInSherpa } from "../../support/stand-in-sherpa.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function run(content: string, change: Partial<SherpaCall> = {}, files: Record<string, string> = {}) {
  const model = await recogniseModel(modelFolder({ "v.onnx": content, "tokens.txt": "", ...files }));
  return await runSherpa({
    name: "mine",
    model,
    speaker: 0,
    lines: [],
    packageFolders: [temporaryFolder(), standInSherpa()],
    signal: new AbortController().signal,
    ...change,
  });
}

test("loads a model and says what it is", async () => {
  expect(await run("fine")).toEqual({ kind: "loaded", speakerCount: 1, sampleRate: 22_050 });
});

test("speaks each line into its file", async () => {
  const folder = temporaryFolder();
  const lines = ["one", "three"].map((text) => ({ text, file: join(folder, `${text}.wav`) }));
  await run("fine", { lines });
  const lengths = await Promise.all(lines.map(async ({ file }) => (await readWav(file)).channels[0]?.length));
  expect(lengths).toEqual([3_000, 5_000]);
});

test("without the package it says the line to type", async () => {
  const home = join(temporaryFolder(), "my home");
  await expect(run("fine", { packageFolders: [home] })).rejects.toMatchObject({
    kind: "config",
    code: "voice-package-missing",
    hint: `Install it: \`npm install --prefix "${home}" sherpa-onnx-node@1.13.8\``,
  });
});

test.each([
  ["ends the process", "abort", /cannot be loaded \(SIGABRT/],
  ["is not whole", "throw", /cannot be loaded \(1: .*not whole/s],
])("a model that %s is a config error, and we live", async (_what, content, says) => {
  await expect(run(content)).rejects.toMatchObject({
    kind: "config",
    code: "voice-model-broken",
    message: expect.stringMatching(says),
  });
});

test("a speaker that a model does not have is a usage error that says how many there are", async () => {
  await expect(run("fine", { speaker: 3 }, { "voices.bin": "" })).rejects.toMatchObject({
    kind: "usage",
    code: "voice-unknown",
    message: "The model mine has 3 speakers; 3 is none of them.",
    hint: "Say sherpa:mine:0 to sherpa:mine:2.",
  });
});

test("stops at once when it is told to", async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 400);
  const lines = [{ text: "for ever", file: join(temporaryFolder(), "a.wav") }];
  await expect(run("hang", { lines, signal: stop.signal })).rejects.toMatchObject({ kind: "cancelled" });
});
