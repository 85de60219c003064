import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/**
 * A folder in which a package stands that has the name and the two functions of sherpa-onnx-node that we use. It shows how
 * the process around it is handled; whether the real engine takes our configuration only a real model can show.
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
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

const SOURCE = `
const { readFileSync, writeFileSync } = require("node:fs");
class OfflineTts {
  constructor(config) {
    const [kind] = Object.keys(config.model);
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
