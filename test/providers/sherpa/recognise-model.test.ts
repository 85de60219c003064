import { join } from "node:path";
import { expect, test } from "vitest";
import { recogniseModel } from "../../../src/providers/sherpa/recognise-model.ts";
import { ESPEAK_FILES, modelFolder } from "../../support/stand-in-sherpa.ts";

test("Kokoro has a file of voices, and a lexicon for each language", async () => {
  const folder = modelFolder({
    "model.onnx": "",
    "voices.bin": "",
    "tokens.txt": "",
    ...ESPEAK_FILES,
    "lexicon-gb-en.txt": "",
    "lexicon-us-en.txt": "",
    "lexicon-zh.txt": "",
  });
  expect(await recogniseModel(folder)).toEqual({
    kind: "kokoro",
    language: undefined,
    config: {
      kokoro: {
        model: join(folder, "model.onnx"),
        voices: join(folder, "voices.bin"),
        tokens: join(folder, "tokens.txt"),
        dataDir: join(folder, "espeak-ng-data"),
        lexicon: `${join(folder, "lexicon-us-en.txt")},${join(folder, "lexicon-zh.txt")}`,
      },
    },
  });
});

test("Matcha has a vocoder beside its model", async () => {
  const folder = modelFolder(
    { "model-steps-3.onnx": "", "vocos-22khz-univ.onnx": "", "tokens.txt": "", ...ESPEAK_FILES },
    "matcha-icefall-en_US-ljspeech",
  );
  expect(await recogniseModel(folder)).toMatchObject({
    kind: "matcha",
    language: "en-US",
    config: {
      matcha: {
        acousticModel: join(folder, "model-steps-3.onnx"),
        vocoder: join(folder, "vocos-22khz-univ.onnx"),
      },
    },
  });
});

test.each([
  ["by its name", { "en_GB-alan-low.onnx": "", "tokens.txt": "" }, "en-GB"],
  [
    "by the file beside it",
    { "v.onnx": "", "v.onnx.json": '{"language":{"code":"de_DE"}}', "tokens.txt": "" },
    "de-DE",
  ],
  ["not, where nothing says it", { "v.onnx": "", "v.onnx.json": "{", "tokens.txt": "" }, undefined],
])("Piper is VITS; its language is known %s", async (_how, files, language) => {
  expect(await recogniseModel(modelFolder(files))).toMatchObject({ kind: "vits", language });
});

test.each([
  ["no model", { "tokens.txt": "" }, /no model \(\.onnx\)/],
  ["no tokens", { "en_US-joe-medium.onnx": "" }, /no tokens\.txt/],
  [
    "Kokoro without espeak's data",
    { "model.onnx": "", "voices.bin": "", "tokens.txt": "" },
    /no espeak-ng-data, which Kokoro speaks with/,
  ],
  ["several models", { "a.onnx": "", "b.onnx": "", "tokens.txt": "" }, /several models: a\.onnx, b\.onnx/],
])("a folder with %s is refused, saying what is missing", async (_what, files, says) => {
  await expect(recogniseModel(modelFolder(files))).rejects.toMatchObject({
    kind: "config",
    code: "voice-model-unknown",
    message: expect.stringMatching(says),
  });
});

test("a folder that is not there, and an archive that was not unpacked", async () => {
  await expect(recogniseModel("/nowhere/model")).rejects.toMatchObject({
    message: expect.stringMatching(/no such folder/),
  });
  const archive = join(modelFolder({ "model.tar.bz2": "" }), "model.tar.bz2");
  await expect(recogniseModel(archive)).rejects.toMatchObject({
    message: expect.stringMatching(/unpack the archive/),
  });
});
