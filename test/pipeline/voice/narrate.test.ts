import { join } from "node:path";
import { expect, test } from "vitest";
import { readWav, writeWav } from "../../../src/media/sound-files.ts";
import { onsetNear } from "../../../src/pipeline/qa/measure/speech-onsets.ts";
import { type NarratedBeat, narrate } from "../../../src/pipeline/voice/narrate.ts";
import type { SpokenBeat } from "../../../src/providers/contracts/voice.ts";
import { fliteSpeech } from "../../support/flite-speech.ts";
import { mediaTools } from "../../support/studio.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const TEXTS = [
  "So, which country has the most people?",
  "It is Nigeria, with 218 million.",
  "Tell us what you think.",
];
const speech = await fliteSpeech(TEXTS, { voice: "awb", stretch: 1.05 });
const asked: NarratedBeat[] = speech.map(({ words }, index) => ({
  id: `b${index + 1}`,
  words,
  text: TEXTS[index] ?? "",
  minDurationMs: 0,
  pauseAfterMs: 400,
}));
const spokenBy = (hasTimes: boolean): SpokenBeat[] =>
  speech.map(({ file, truth }, index) => ({
    id: `b${index + 1}`,
    file,
    ...(hasTimes ? { words: truth } : {}),
  }));
const tell = async (spoken: SpokenBeat[]) =>
  await narrate(
    asked,
    { voice: "test:awb", sound: "finished", spoken },
    { workFolder: temporaryFolder(), signal: new AbortController().signal },
    mediaTools,
  );

test("found times are those that the voice would have told, and captions begin when a word is heard", async () => {
  const [told, found] = [await tell(spokenBy(true)), await tell(spokenBy(false))];
  expect(found.words).toHaveLength(told.words.length);
  const errors = found.words
    .map((word, at) => {
      const beat = (one: typeof told) => one.beats.find(({ beatId }) => beatId === word.beatId)?.startMs ?? 0;
      return Math.abs(word.startMs - beat(found) - ((told.words[at]?.startMs ?? 0) - beat(told)));
    })
    .toSorted((a, b) => a - b);
  expect(errors[Math.floor(errors.length / 2)]).toBeLessThanOrEqual(25);
  const voice = await readWav(found.file ?? "");
  for (const { beatId } of found.beats) {
    const first = found.words.find((word) => word.beatId === beatId);
    const heardMs = onsetNear(voice, first?.startMs ?? 0) ?? Number.NaN;
    expect(Math.abs(heardMs - (first?.startMs ?? 0))).toBeLessThanOrEqual(50);
  }
});

test("a word after a pause that is told late or early begins where it is heard", async () => {
  const late = spokenBy(true).map(({ words, ...beat }) => ({
    ...beat,
    words: words?.map((word, at) => (at === 0 ? { ...word, startMs: word.startMs + 70 } : word)) ?? [],
  }));
  const voice = await tell(late);
  const sound = await readWav(voice.file ?? "");
  for (const { beatId } of voice.beats) {
    const startMs = voice.words.find((word) => word.beatId === beatId)?.startMs ?? Number.NaN;
    expect(Math.abs((onsetNear(sound, startMs) ?? Number.NaN) - startMs)).toBeLessThanOrEqual(25);
  }
});

test("beats that came softly and loudly are equally loud", async () => {
  const folder = temporaryFolder();
  const spoken = await Promise.all(
    speech.map(async ({ sound, truth }, index) => {
      const file = join(folder, `${index}.wav`);
      const gain = [1, 0.1, 0.5][index] ?? 1;
      const channels = sound.channels.map((channel) => channel.map((value) => value * gain));
      await writeWav(file, { ...sound, channels });
      return { id: `b${index + 1}`, file, words: truth };
    }),
  );
  const { file = "", beats } = await tell(spoken);
  const { channels } = await readWav(file);
  const powers = beats.map(({ startMs, endMs }) => {
    const own = channels[0]?.subarray(startMs * 48, (endMs - 400) * 48) ?? new Float32Array(0);
    return 10 * Math.log10(own.reduce((sum, value) => sum + value * value, 0) / own.length);
  });
  expect(Math.max(...powers) - Math.min(...powers)).toBeLessThan(3);
});

test("every word has a time inside of its beat, and beats end with their pause", async () => {
  const { beats, words, durationMs, voice } = await tell(spokenBy(false));
  expect(voice).toBe("test:awb");
  expect(beats.at(-1)?.endMs).toBe(durationMs);
  for (const { beatId, startMs, endMs } of beats) {
    const own = words.filter((word) => word.beatId === beatId);
    expect(own[0]?.startMs).toBeGreaterThanOrEqual(startMs);
    expect(own.at(-1)?.endMs).toBeLessThanOrEqual(endMs - 400);
  }
});

test("a voice that was cut off is refused, with times or without", async () => {
  const file = join(temporaryFolder(), "cut.wav");
  const { sampleRate, channels } = speech[0]?.sound ?? { sampleRate: 1, channels: [] };
  const end = Math.round(sampleRate * 0.6);
  await writeWav(file, { sampleRate, channels: channels.map((channel) => channel.subarray(0, end)) });
  for (const hasTimes of [true, false]) {
    const spoken = spokenBy(hasTimes).map((beat) => (beat.id === "b1" ? { ...beat, file } : beat));
    await expect(tell(spoken)).rejects.toMatchObject({ kind: "refused", code: "voice-implausible" });
  }
});

test("without any sound there is no file", async () => {
  const silent = asked.map(({ id, words }) => ({
    id,
    words: words.map((_, at) => ({ startMs: at * 200, endMs: at * 200 + 200 })),
  }));
  expect((await tell(silent)).file).toBeUndefined();
});
