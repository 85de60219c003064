import { join } from "node:path";
import { expect, test } from "vitest";
import { readWav } from "../../../src/media/sound-files.ts";
import { recogniseModel } from "../../../src/providers/sherpa/recognise-model.ts";
import { runSherpa, type SherpaCall } from "../../../src/providers/sherpa/run-sherpa.ts";
import { ESPEAK_FILES, modelFolder, standInSherpa } from "../../support/stand-in-sherpa.ts";
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

test.each([
  ["kokoro", { "voices.bin": "", ...ESPEAK_FILES, "lexicon-us-en.txt": "", "lexicon-zh.txt": "" }],
  ["kokoro", { "voices.bin": "", ...ESPEAK_FILES }],
  ["matcha", { "vocos-22khz-univ.onnx": "", ...ESPEAK_FILES }],
  ["vits", { ...ESPEAK_FILES }],
  ["vits", { "lexicon.txt": "" }],
])("a folder of %s %j is told to the engine in its own words", async (_kind, files) => {
  await expect(run("fine", {}, files)).resolves.toMatchObject({ kind: "loaded" });
});

test.each([
  ["a key that the engine does not know", { vits: { modell: "x" } }, /vits has no modell/],
  ["a kind that it does not know", { piper: { model: "x" } }, /model has no piper/],
  ["no tokens", { vits: { model: "package.json" } }, /Please provide --vits-tokens/],
  ["two kinds", { vits: {}, kokoro: {} }, /exactly one tts model/],
  [
    "no data for Kokoro",
    { kokoro: { model: "package.json", tokens: "package.json", voices: "package.json" } },
    /Please provide --kokoro-dataDir/,
  ],
  [
    "data without its files",
    { vits: { model: "package.json", tokens: "package.json", dataDir: "/nowhere" } },
    /'\/nowhere\/phontab' does not exist/,
  ],
])("%s is refused, as the engine refuses it", async (_what, config, says) => {
  const model: SherpaCall["model"] = { kind: "vits", language: undefined, config };
  await expect(run("fine", { model })).rejects.toMatchObject({
    code: "voice-model-broken",
    message: expect.stringMatching(says),
  });
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
  await expect(run("fine", { speaker: 3 }, { "voices.bin": "", ...ESPEAK_FILES })).rejects.toMatchObject({
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
