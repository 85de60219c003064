import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readWav } from "../../../src/media/sound-files.ts";
import type { VoiceRequest } from "../../../src/providers/contracts/voice.ts";
import { checkSherpaModel, createSherpaVoice } from "../../../src/providers/sherpa/sherpa-voice.ts";
import { ESPEAK_FILES, modelFolder, standInSherpa } from "../../support/stand-in-sherpa.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const signal = new AbortController().signal;
const word = (text: string) => ({ show: text, say: text });
const beats = [
  { id: "b1", words: [word("Foxes"), word("listen.")], text: "Foxes listen." },
  { id: "b2", words: [], text: "" },
];
const request = (voice: string, change: Partial<VoiceRequest> = {}): VoiceRequest => ({
  voice,
  language: "en",
  beats,
  workFolder: temporaryFolder(),
  signal,
  ...change,
});
const open = (files: Record<string, string>) =>
  createSherpaVoice({ models: { mine: modelFolder(files) }, packageFolders: [standInSherpa()] });
const kokoro = { "model.onnx": "fine", "voices.bin": "", "tokens.txt": "", ...ESPEAK_FILES };

test("lists the models that a person registered, and knows their speakers by number", () => {
  const voice = open(kokoro);
  expect(voice.listVoices().map(({ name }) => name)).toEqual(["mine"]);
  expect(["mine", "mine:7", "yours", "mine:x", ""].map((name) => voice.hasVoice?.(name))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("speaks the beats that have words, and tells no times", async () => {
  const [first, second] = await open(kokoro).speak(request("mine:2"));
  expect(first).toEqual({ id: "b1", file: expect.any(String) });
  expect(second).toEqual({ id: "b2", words: [] });
  expect((await readWav(first?.file ?? "")).channels[0]?.length).toBe(13_000);
});

test("each speaker has a voice of its own", async () => {
  const voice = open(kokoro);
  const said = await Promise.all(
    ["mine", "mine:0", "mine:1"].map(async (name) => {
      const [spoken] = await voice.speak(request(name));
      return readFileSync(spoken?.file ?? "");
    }),
  );
  expect(said[0]?.equals(said[1] ?? Buffer.alloc(0))).toBe(true);
  expect(said[0]?.equals(said[2] ?? Buffer.alloc(0))).toBe(false);
});

test("a model of another language is refused by name", async () => {
  const voice = open({ "de_DE-x.onnx": "fine", "tokens.txt": "" });
  await expect(voice.speak(request("mine"))).rejects.toMatchObject({
    kind: "usage",
    code: "voice-language",
    message: expect.stringContaining("mine speaks de-DE"),
  });
});

test("what is missing is known before anything is loaded", async () => {
  const dies = { "de_DE-x.onnx": "abort", "tokens.txt": "" };
  const why = async (name: string, language?: string) =>
    (await open(dies).whyNotReady?.(name, language))?.code;
  expect(await why("mine:2")).toBeUndefined();
  expect(await why("mine", "de-AT")).toBeUndefined();
  expect(await why("mine", "en")).toBe("voice-language");
  const bare = createSherpaVoice({
    models: { mine: modelFolder(dies), gone: "/nowhere/at/all" },
    packageFolders: [temporaryFolder(), temporaryFolder()],
  });
  expect((await bare.whyNotReady?.("mine"))?.code).toBe("voice-package-missing");
  expect((await bare.whyNotReady?.("gone"))?.code).toBe("voice-model-unknown");
});

test("a folder is checked by loading it", async () => {
  const facts = await checkSherpaModel("mine", modelFolder(kokoro), {
    packageFolders: [standInSherpa()],
    signal,
  });
  expect(facts).toMatchObject({ kind: "kokoro", speakerCount: 3, sampleRate: 22_050, language: undefined });
});

const realModel = process.env["VIRAL_SHERPA_MODEL"];
const packageFolders = [
  fileURLToPath(new URL("../../..", import.meta.url)),
  process.env["VIRAL_SHERPA_PACKAGE"] ?? "",
].filter((folder) => folder !== "");

test.skipIf(realModel === undefined)(
  "a real model speaks (VIRAL_SHERPA_MODEL names its folder, VIRAL_SHERPA_PACKAGE where the package is installed)",
  async () => {
    const voice = createSherpaVoice({ models: { real: realModel ?? "" }, packageFolders });
    const text = "Hello, he said.";
    const [spoken] = await voice.speak(request("real", { beats: [{ id: "b1", words: [word(text)], text }] }));
    const { sampleRate, channels } = await readWav(spoken?.file ?? "");
    expect(sampleRate).toBeGreaterThanOrEqual(16_000);
    expect((channels[0]?.length ?? 0) / sampleRate).toBeGreaterThan(0.4);
  },
  60_000,
);
