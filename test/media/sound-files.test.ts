import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decodeSound, parseWav, readSamples, readWav, writeWav } from "../../src/media/sound-files.ts";
import { temporaryFolder } from "../support/store.ts";
import { mediaTools } from "../support/studio.ts";

const wave = Float32Array.from({ length: 480 }, (_, index) => Math.sin(index / 7) * 0.8);

test("a WAV comes back as it was written, each channel its own", async () => {
  const file = join(temporaryFolder(), "tone.wav");
  await writeWav(file, { sampleRate: 48_000, channels: [wave, wave.map((value) => -value)] });
  const { sampleRate, channels } = await readWav(file);
  expect([sampleRate, channels.length, channels[0]?.length]).toEqual([48_000, 2, 480]);
  for (const [index, value] of wave.entries()) {
    expect(Math.abs((channels[0]?.[index] ?? 0) - value)).toBeLessThan(1e-4);
    expect(Math.abs((channels[1]?.[index] ?? 0) + value)).toBeLessThan(1e-4);
  }
});

test("what is louder than full scale is clipped, not wrapped to the other side", async () => {
  const file = join(temporaryFolder(), "loud.wav");
  await writeWav(file, { sampleRate: 8000, channels: [Float32Array.of(1.5, -1.5)] });
  const [high = 0, low = 0] = (await readWav(file)).channels[0] ?? [];
  expect([high, low].map((value) => value.toFixed(2))).toEqual(["1.00", "-1.00"]);
});

/** A chunk as RIFF has it: an odd one is followed by a byte that its size does not count. */
function chunk(id: string, body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(id, 0, "ascii");
  header.writeUInt32LE(body.length, 4);
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)]);
}

const format = Buffer.alloc(16);
format.writeUInt16LE(1, 0);
format.writeUInt16LE(1, 2);
format.writeUInt32LE(22_050, 4);
format.writeUInt16LE(16, 14);
const eightBit = Buffer.from(format);
eightBit.writeUInt16LE(8, 14);
const samples = Buffer.from(Int16Array.of(16_384, -16_384).buffer);
const riff = (...chunks: Buffer[]): Buffer => Buffer.concat([Buffer.from("RIFF0000WAVE"), ...chunks]);

test("chunks that are none of ours are stepped over, odd ones too", () => {
  const wav = riff(chunk("LIST", Buffer.from("odd")), chunk("fmt ", format), chunk("data", samples));
  const { sampleRate, channels } = parseWav(wav, "a.wav");
  expect([sampleRate, ...(channels[0] ?? [])]).toEqual([22_050, 0.5, -0.5]);
});

test("a file that says it holds more than it does gives what it has", () => {
  const cut = riff(chunk("fmt ", format), chunk("data", samples)).subarray(0, -2);
  expect(parseWav(cut, "a.wav").channels[0]).toEqual(Float32Array.of(0.5));
});

test.each([
  ["without data", riff(chunk("fmt ", format))],
  ["whose data has no format", riff(chunk("data", samples))],
  ["of 8 bit", riff(chunk("fmt ", eightBit), chunk("data", samples))],
  ["of another kind", Buffer.from("an MP3, perhaps, but no WAV at all")],
])("a file %s is named in the error", (_name, bytes) => {
  expect(() => parseWav(bytes, "voice.wav")).toThrow("voice.wav");
});

test("raw samples are taken apart by channel; half a frame at the end is left out", () => {
  const bytes = Buffer.from(Float32Array.of(1, -1, 0.5, -0.5, 0.25).buffer);
  const { channels } = readSamples(bytes, 8000, 2);
  expect(channels).toEqual([Float32Array.of(1, 0.5), Float32Array.of(-1, -0.5)]);
});

test("any file that ffmpeg reads comes at the rate and with the channels asked for", async () => {
  const file = join(temporaryFolder(), "to'ne.wav");
  await writeWav(file, { sampleRate: 48_000, channels: [wave, wave] });
  const { sampleRate, channels } = await decodeSound(await mediaTools(), file, {
    sampleRate: 8000,
    channels: 1,
  });
  expect([sampleRate, channels.length]).toEqual([8000, 1]);
  expect(Math.abs((channels[0]?.length ?? 0) - 80)).toBeLessThanOrEqual(2);
});

test("rubbish is an error, not silence", async () => {
  const file = join(temporaryFolder(), "rubbish.mp3");
  writeFileSync(file, "not a sound at all");
  await expect(
    decodeSound(await mediaTools(), file, { sampleRate: 8000, channels: 1 }),
  ).rejects.toMatchObject({ code: "media-tool-failed" });
});
