import { join } from "node:path";
import { expect, test } from "vitest";
import { readWav, writeWav } from "../../../src/media/sound-files.ts";
import { resultOf } from "../../../src/pipeline/step-results.ts";
import { voiceStep } from "../../../src/pipeline/voice/voice-step.ts";
import type { Voice, VoiceRequest } from "../../../src/providers/contracts/voice.ts";
import { blobsOnlyOf, getBlob } from "../../../src/store/repositories/blobs.ts";
import { plannedVideo, stepContext } from "../../support/planned-video.ts";
import { headline, scriptOf } from "../../support/small-video.ts";
import { temporaryServices } from "../../support/video-services.ts";

const script = { ...scriptOf(["Alpha", "Beta", "Omega"].map(headline)), language: "en-GB" };

/** Silence, then something like a word. */
const tone = Float32Array.from({ length: 16_000 }, (_, at) => (at < 3_200 ? 0 : 0.3 * Math.sin(at / 8)));

/** Writes tracks into the work folder, as a real voice does. */
function voiceOf(asked: VoiceRequest[]): Voice {
  return {
    id: "loud",
    sound: "finished",
    listVoices: () => [{ name: "anna", language: "en", description: "" }],
    async speak(request) {
      asked.push(request);
      return await Promise.all(
        request.beats.map(async ({ id, words }) => {
          const file = join(request.workFolder, `said-${id}.wav`);
          await writeWav(file, { sampleRate: 16_000, channels: [tone] });
          return { id, file, words: words.map((_, at) => ({ startMs: 200 + at, endMs: 900 + at })) };
        }),
      );
    },
  };
}

async function speak(voice: string) {
  const asked: VoiceRequest[] = [];
  const made = await temporaryServices();
  const services = { ...made, voices: [voiceOf(asked), ...made.voices] };
  const { job } = await plannedVideo(services, { voice });
  const results = { script: { scriptId: "scr_1", themeId: "poster", script, comparableText: "" } };
  const done = await voiceStep(services).run(stepContext(job, results));
  const { narration } = resultOf(new Map([["voice", done.result]]), "voice");
  return { asked, services, job, done, narration };
}

test("the whole script is spoken by the brief's voice, in the script's language", async () => {
  const { asked, services, job } = await speak("loud:anna");
  expect(asked).toMatchObject([
    {
      voice: "anna",
      language: "en-GB",
      beats: script.beats.map(({ id, narration }) => ({ id, words: narration })),
    },
  ]);
  expect(asked[0]?.workFolder.startsWith(join(services.workRoot, job.id))).toBe(true);
});

test("the track becomes a blob, which outlives the work folder and belongs to the job", async () => {
  const { asked, services, job, done, narration } = await speak("loud:anna");
  expect(narration.voice).toBe("loud:anna");
  expect(narration.words).toHaveLength(script.beats.flatMap((beat) => beat.narration).length);
  const file = narration.file ?? "";
  expect(file.startsWith(asked[0]?.workFolder ?? "")).toBe(false);
  expect((await readWav(file)).sampleRate).toBe(48_000);
  await done.rows?.(services.store);
  const [sha256 = ""] = await blobsOnlyOf(services.store, job.id);
  expect(services.blobs.pathOf(sha256)).toBe(file);
  expect(await getBlob(services.store, sha256)).toMatchObject({ mediaType: "audio/wav" });
});

test("without a voice the words have their times, and there is no file", async () => {
  const { asked, services, done, narration } = await speak("none");
  expect(asked).toEqual([]);
  expect(narration.file).toBeUndefined();
  expect(narration.voice).toBe("none");
  expect(narration.beats.map(({ beatId }) => beatId)).toEqual(["b1", "b2", "b3"]);
  expect(done).not.toHaveProperty("rows");
  expect(await services.blobs.list()).toEqual([]);
});

test("a voice that nobody has is a usage error", async () => {
  await expect(speak("loud:bob")).rejects.toMatchObject({ kind: "usage", code: "voice-unknown" });
});
