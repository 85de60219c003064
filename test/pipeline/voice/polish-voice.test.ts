import { join } from "node:path";
import { expect, test } from "vitest";
import { readWav, writeWav } from "../../../src/media/sound-files.ts";
import { polishVoice } from "../../../src/pipeline/voice/polish-voice.ts";
import { mediaTools } from "../../support/studio.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const RAW_RATE = 16_000;
const ONSET_MS = 400;

/** A rumble at 30 Hz throughout, and a loud 440 Hz tone, like a vowel, from `ONSET_MS` on. */
function rawVoice(): Float32Array {
  return Float32Array.from({ length: RAW_RATE }, (_, at) => {
    const rumble = 0.05 * Math.sin((2 * Math.PI * 30 * at) / RAW_RATE);
    const isSpeaking = at >= (ONSET_MS / 1000) * RAW_RATE;
    return rumble + (isSpeaking ? 0.9 * Math.sin((2 * Math.PI * 440 * at) / RAW_RATE) : 0);
  });
}

test.each([
  ["dry", 0.04],
  ["finished", 0.06],
] as const)(
  "48 kHz mono of the same length from a %s voice: no clipping, and the word where it was",
  async (sound, rumbleMax) => {
    const folder = temporaryFolder();
    const [raw, file] = [join(folder, "it's raw.wav"), join(folder, "voice.wav")];
    await writeWav(raw, { sampleRate: RAW_RATE, channels: [rawVoice()] });
    await polishVoice(await mediaTools(), { raw, file, sound }, new AbortController().signal);
    const { sampleRate, channels } = await readWav(file);
    const [samples = new Float32Array(0)] = channels;
    expect([sampleRate, channels.length]).toEqual([48_000, 1]);
    expect(Math.abs(samples.length - 48_000)).toBeLessThan(4_800);
    const loudest = (part: Float32Array): number =>
      part.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(loudest(samples.subarray(4_800, ONSET_MS * 48 - 480))).toBeLessThan(rumbleMax);
    expect(loudest(samples)).toBeLessThan(0.999);
    const onsetMs = samples.findIndex((value) => Math.abs(value) > 0.2) / 48;
    expect(Math.abs(onsetMs - ONSET_MS)).toBeLessThan(5);
  },
);

test("stopped, it is cancelled", async () => {
  const folder = temporaryFolder();
  const raw = join(folder, "raw.wav");
  await writeWav(raw, { sampleRate: RAW_RATE, channels: [rawVoice()] });
  const polished = polishVoice(
    await mediaTools(),
    { raw, file: join(folder, "voice.wav"), sound: "dry" },
    AbortSignal.abort(),
  );
  await expect(polished).rejects.toMatchObject({ kind: "cancelled" });
});
