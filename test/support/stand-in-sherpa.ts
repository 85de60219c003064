import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/**
 * A folder in which a package stands that has the name and the two functions of sherpa-onnx-node that we use. It takes a
 * configuration as the engine's 1.13.8 does, and refuses what that refuses: its keys are those of the package's types.js,
 * what is required was tried on the engine itself with empty files, in its order and its words. It refuses more: an unknown
 * key, which the engine leaves out in silence. What it cannot show is a sound.
 */
export function standInSherpa(): string {
  const folder = temporaryFolder();
  const home = join(folder, "node_modules", "sherpa-onnx-node");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), '{"name":"sherpa-onnx-node","main":"index.js"}');
  writeFileSync(join(home, "index.js"), SOURCE);
  return folder;
}

/** A folder of files that are named as a model's are. */
export function modelFolder(files: Readonly<Record<string, string>>, name = "model"): string {
  const folder = join(temporaryFolder(), name);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

/** What espeak-ng needs, as it lies in a release's `espeak-ng-data`. */
export const ESPEAK_FILES: Readonly<Record<string, string>> = Object.fromEntries(
  ["phontab", "phonindex", "phondata", "intonations"].map((name) => [`espeak-ng-data/${name}`, ""]),
);

const SOURCE = `
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const KINDS = {
  vits: { files: ["model", "tokens"], mayHave: ["lexicon", "dataDir", "noiseScale", "noiseScaleW", "lengthScale"] },
  matcha: { files: ["acousticModel", "vocoder", "tokens"], mayHave: ["lexicon", "dataDir", "noiseScale", "lengthScale"] },
  kokoro: { files: ["model", "tokens", "voices"], mustHave: ["dataDir"], mayHave: ["lexicon", "lang", "lengthScale"] },
};
const MODEL_KEYS = [...Object.keys(KINDS), "numThreads", "provider", "debug"];
const CONFIG_KEYS = ["model", "maxNumSentences", "silenceScale", "ruleFsts", "ruleFars"];
function refuse(why) {
  process.stderr.write(why + "\\n");
  throw new Error("Please check your config!");
}
function onlyKnown(place, object, keys) {
  const odd = Object.keys(object).filter((key) => !keys.includes(key));
  if (odd.length > 0) refuse(place + " has no " + odd.join(", "));
}
function validate(config) {
  onlyKnown("OfflineTtsConfig", config, CONFIG_KEYS);
  onlyKnown("model", config.model, MODEL_KEYS);
  const kinds = Object.keys(KINDS).filter((kind) => config.model[kind]);
  if (kinds.length !== 1) refuse("Please provide exactly one tts model.");
  const [kind] = kinds;
  const { files, mustHave = [], mayHave } = KINDS[kind];
  const given = config.model[kind];
  onlyKnown(kind, given, [...files, ...mustHave, ...mayHave]);
  for (const [key, value] of Object.entries(given))
    if (typeof value !== (/Scale/.test(key) ? "number" : "string")) refuse(kind + "." + key + " is no " + typeof value);
  for (const key of files) {
    if (!given[key]) refuse("Please provide --" + kind + "-" + key);
    if (!existsSync(given[key])) refuse("--" + kind + "-" + key + ": '" + given[key] + "' does not exist");
  }
  for (const file of (given.lexicon ?? "").split(",").filter((name) => name !== ""))
    if (!existsSync(file)) refuse("lexicon '" + file + "' does not exist. Please re-check --" + kind + "-lexicon");
  for (const key of mustHave) if (!given[key]) refuse("Please provide --" + kind + "-" + key);
  for (const name of given.dataDir ? ["phontab", "phonindex", "phondata", "intonations"] : [])
    if (!existsSync(given.dataDir + "/" + name)) refuse("'" + given.dataDir + "/" + name + "' does not exist. Please check --" + kind + "-data-dir");
  return kind;
}
class OfflineTts {
  constructor(config) {
    const kind = validate(config);
    const content = readFileSync(config.model[kind].model ?? config.model[kind].acousticModel, "utf8");
    if (content === "abort") process.abort();
    if (content === "throw") throw new Error("the model is not whole");
    console.log("native code writes here too");
    this.content = content;
    this.numSpeakers = kind === "kokoro" ? 3 : 1;
    this.sampleRate = 22050;
  }
  generate({ text, sid, speed }) {
    if (this.content === "hang") for (;;);
    if (speed !== 1) throw new Error("no speed was asked for");
    const samples = new Float32Array(text.length * 1000);
    for (let at = 0; at < samples.length; at += 1) samples[at] = 0.2 * Math.sin(at / (5 + sid));
    return { samples, sampleRate: this.sampleRate };
  }
}
function writeWave(file, { samples, sampleRate }) {
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write("RIFF", 0, "latin1");
  wav.writeUInt32LE(36 + samples.length * 2, 4);
  wav.write("WAVEfmt ", 8, "latin1");
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36, "latin1");
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, at) => wav.writeInt16LE(Math.round(value * 32767), 44 + at * 2));
  writeFileSync(file, wav);
}
module.exports = { OfflineTts, writeWave };
`;
