import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resultOf } from "../../../src/pipeline/step-results.ts";
import { voiceStep } from "../../../src/pipeline/voice/voice-step.ts";
import type { Voice, VoiceRequest } from "../../../src/providers/contracts/voice.ts";
import { blobsOnlyOf, getBlob } from "../../../src/store/repositories/blobs.ts";
import { plannedVideo, stepContext } from "../../support/planned-video.ts";
import { headline, scriptOf } from "../../support/small-video.ts";
import { temporaryServices } from "../../support/video-services.ts";

const script = { ...scriptOf(["Alpha", "Beta", "Omega"].map(headline)), language: "en-GB" };
const timing = { durationMs: 900, words: [], beats: [{ beatId: "b1", startMs: 0, endMs: 900 }] };

/** Writes a track into the work folder, as a real voice does. */
function voiceOf(asked: VoiceRequest[]): Voice {
  return {
    id: "loud",
    listVoices: () => [{ name: "anna", language: "en", description: "" }],
    estimateUsdMicros: () => 0,
    async speak(request) {
      asked.push(request);
      const file = join(request.workFolder, "voice.wav");
      writeFileSync(file, "a track");
      return { ...timing, file, voice: "loud:anna" };
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
      beats: script.beats.map(({ id, narration, minDurationMs, pauseAfterMs }) => ({
        id,
        words: narration,
        minDurationMs,
        pauseAfterMs,
      })),
    },
  ]);
  expect(asked[0]?.workFolder.startsWith(join(services.workRoot, job.id))).toBe(true);
});

test("the track becomes a blob, which outlives the work folder and belongs to the job", async () => {
  const { asked, services, job, done, narration } = await speak("loud:anna");
  expect(narration).toMatchObject({ ...timing, voice: "loud:anna" });
  const file = narration.file ?? "";
  expect(file.startsWith(asked[0]?.workFolder ?? "")).toBe(false);
  expect(readFileSync(file, "utf8")).toBe("a track");
  await done.rows?.(services.store);
  const [sha256 = ""] = await blobsOnlyOf(services.store, job.id);
  expect(services.blobs.pathOf(sha256)).toBe(file);
  expect(await getBlob(services.store, sha256)).toMatchObject({ mediaType: "audio/wav", sizeBytes: 7 });
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
