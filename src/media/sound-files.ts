import { readFile, writeFile } from "node:fs/promises";
import type { MediaTools } from "./find-media-tools.ts";
import { runTool } from "./run-tool.ts";

/** Samples from −1 to 1, one array per channel. */
export interface Sound {
  sampleRate: number;
  channels: Float32Array[];
}

/** Reads any sound that ffmpeg can, resampled to one rate and a number of channels. */
export async function decodeSound(
  tools: MediaTools,
  file: string,
  options: { sampleRate: number; channels: 1 | 2; signal?: AbortSignal | undefined },
): Promise<Sound> {
  const { stdout } = await runTool(
    tools.ffmpeg,
    [
      "-v",
      "error",
      "-i",
      `file:${file}`,
      "-vn",
      "-f",
      "f32le",
      "-ac",
      String(options.channels),
      "-ar",
      String(options.sampleRate),
      "pipe:1",
    ],
    options.signal,
  );
  return readSamples(stdout, options.sampleRate, options.channels);
}

/** Little-endian 32-bit floats, channels interleaved, as ffmpeg's `f32le` has them. */
export function readSamples(bytes: Buffer, sampleRate: number, channelCount: 1 | 2): Sound {
  const frames = Math.floor(bytes.length / 4 / channelCount);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const channels = Array.from({ length: channelCount }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame += 1) {
      samples[frame] = view.getFloat32((frame * channelCount + channel) * 4, true);
    }
    return samples;
  });
  return { sampleRate, channels };
}

const HEADER_BYTES = 44;
const SAMPLE_BITS = 16;

/** Writes a 16-bit WAV. Samples beyond ±1 are clipped. */
export async function writeWav(file: string, sound: Sound): Promise<void> {
  const channelCount = sound.channels.length;
  const frames = sound.channels[0]?.length ?? 0;
  const dataBytes = frames * channelCount * 2;
  const wav = Buffer.alloc(HEADER_BYTES + dataBytes);
  wav.write("RIFF", 0, "ascii");
  wav.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  wav.write("WAVEfmt ", 8, "ascii");
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(channelCount, 22);
  wav.writeUInt32LE(sound.sampleRate, 24);
  wav.writeUInt32LE(sound.sampleRate * channelCount * 2, 28);
  wav.writeUInt16LE(channelCount * 2, 32);
  wav.writeUInt16LE(SAMPLE_BITS, 34);
  wav.write("data", 36, "ascii");
  wav.writeUInt32LE(dataBytes, 40);
  const samples = new Int16Array(wav.buffer, wav.byteOffset + HEADER_BYTES, frames * channelCount);
  for (const [index, channel] of sound.channels.entries()) {
    for (let frame = 0; frame < frames; frame += 1) {
      samples[frame * channelCount + index] = Math.max(-1, Math.min(1, channel[frame] ?? 0)) * 32_767;
    }
  }
  await writeFile(file, wav);
}

/** Reads a 16-bit WAV, whatever chunks stand before its data. */
export async function readWav(file: string): Promise<Sound> {
  return parseWav(await readFile(file), file);
}

/** Throws when there is no data, or no description before it that says 16 bit: it would be noise. */
export function parseWav(wav: Buffer, name: string): Sound {
  let offset = 12;
  let sampleRate = 0;
  let channelCount = 0;
  let bits = 0;
  while (offset + 8 <= wav.length) {
    const id = wav.toString("ascii", offset, offset + 4);
    const bytes = Math.min(wav.readUInt32LE(offset + 4), wav.length - offset - 8);
    const start = offset + 8;
    if (id === "fmt ") {
      channelCount = wav.readUInt16LE(start + 2);
      sampleRate = wav.readUInt32LE(start + 4);
      bits = wav.readUInt16LE(start + 14);
    }
    if (id === "data" && channelCount > 0 && bits === SAMPLE_BITS)
      return split(wav.subarray(start, start + bytes), sampleRate, channelCount);
    offset = start + bytes + (bytes % 2);
  }
  throw new Error(`${name} is no ${SAMPLE_BITS}-bit WAV with data`);
}

function split(data: Buffer, sampleRate: number, channelCount: number): Sound {
  const frames = Math.floor(data.length / 2 / channelCount);
  const channels = Array.from({ length: channelCount }, () => new Float32Array(frames));
  for (const [index, channel] of channels.entries()) {
    for (let frame = 0; frame < frames; frame += 1) {
      channel[frame] = data.readInt16LE((frame * channelCount + index) * 2) / 32_768;
    }
  }
  return { sampleRate, channels };
}
