import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { listenToFile } from "../../../src/media/listen-to-file.ts";
import { probeFile } from "../../../src/media/probe-file.ts";
import type { Brief } from "../../../src/model/brief.ts";
import { composeStep, platformsOf } from "../../../src/pipeline/compose/compose-step.ts";
import { resultOf } from "../../../src/pipeline/step-results.ts";
import type { StepContext } from "../../../src/pipeline/step-table.ts";
import { blobsOnlyOf, getBlob } from "../../../src/store/repositories/blobs.ts";
import { moodNamed } from "../../../src/studio/sound/moods.ts";
import { addJob, plannedVideo, stepContext } from "../../support/planned-video.ts";
import { drawn, headline, scriptOf } from "../../support/small-video.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { temporaryServices } from "../../support/video-services.ts";

const script = scriptOf(["Alpha", "Beta", "Omega"].map(headline));
const BEAT_MS = 400;
const spans = script.beats.map(({ id }, index) => ({
  beatId: id,
  startMs: index * BEAT_MS,
  endMs: (index + 1) * BEAT_MS,
}));
const narration = {
  durationMs: script.beats.length * BEAT_MS,
  words: spans.map((span) => ({ ...span, index: 0 })),
  beats: spans,
  voice: "none",
};

async function setUp(change: Partial<Brief> = {}, context: Partial<StepContext> = {}) {
  const services = await temporaryServices();
  const { job, briefId, runId, conceptId } = await plannedVideo(services, change);
  const results = {
    script: { scriptId: "scr_1", themeId: "poster", script, comparableText: "" },
    voice: { narration },
    shots: { shots: [...drawn(script)].map(([beatId, shot]) => ({ beatId, shot })) },
  };
  const compose = async (seed = "test/0") => {
    const input = { briefId, conceptId, seed };
    const own = await addJob(services, { runId, kind: "video", label: seed, input });
    const done = await composeStep(services).run(stepContext(own, results, context));
    return { done, job: own, ...resultOf(new Map([["compose", done.result]]), "compose") };
  };
  return { services, job, compose };
}

test("picture and sound become one video, as long as the script, and a cover", async () => {
  const frames: [number, number][] = [];
  const { services, compose } = await setUp(
    {},
    {
      progress: (done, total, unit) => {
        expect(unit).toBe("frames");
        frames.push([done, total]);
      },
    },
  );
  const { done, job, timeline, videoSha256, coverSha256 } = await compose();
  const tools = await services.tools();
  const facts = await probeFile(tools, services.blobs.pathOf(videoSha256));
  expect(facts.picture).toMatchObject({ width: 270, height: 480, frameCount: timeline.frameCount });
  expect(facts.sound).toEqual({ codec: "aac", sampleRate: 48_000, channels: 2 });
  const wantedMs = (timeline.frameCount / timeline.framesPerSecond) * 1000;
  expect(Math.abs(facts.durationMs - wantedMs)).toBeLessThan(100);
  const { loudness } = await listenToFile(tools, services.blobs.pathOf(videoSha256), { sampleRate: 8000 });
  expect(loudness.integratedLufs).toBeGreaterThan(-30);
  const cover = await loadImage(services.blobs.pathOf(coverSha256));
  expect([cover.width, cover.height]).toEqual([270, 480]);
  expect(frames.at(-1)).toEqual([timeline.frameCount, timeline.frameCount]);
  // They are the job's once the step is recorded.
  expect(await blobsOnlyOf(services.store, job.id)).toEqual([]);
  await done.rows?.(services.store);
  expect((await blobsOnlyOf(services.store, job.id)).sort()).toEqual([videoSha256, coverSha256].sort());
  expect(await getBlob(services.store, videoSha256)).toMatchObject({ mediaType: "video/mp4" });
  expect(await getBlob(services.store, coverSha256)).toMatchObject({ mediaType: "image/png" });
});

test("the timeline says what was really shown, in the theme's mood", async () => {
  const { services, compose } = await setUp();
  const { timeline } = await compose();
  expect(timeline.cues.map(({ lines }) => lines)).toEqual([["Word1"], ["Word2"], ["Word3"]]);
  expect(timeline.textBoxes.map(({ text }) => text.toLowerCase())).toEqual(
    expect.arrayContaining(["alpha", "omega"]),
  );
  const mood = moodNamed(services.library.theme("poster").musicMood);
  expect(timeline.music).toMatchObject({ mood: mood.id, beatsPerMinute: mood.beatsPerMinute });
});

test("one seed is one video, another seed another", async () => {
  const { compose } = await setUp();
  const first = await compose("a");
  expect((await compose("a")).videoSha256).toBe(first.videoSha256);
  const other = await compose("b");
  expect(other.videoSha256).not.toBe(first.videoSha256);
  expect(other.coverSha256).not.toBe(first.coverSha256);
});

test("the brief's colours and captions are used, the theme's where it names none", async () => {
  const plain = await (await setUp()).compose();
  const asTheme = await (await setUp({ captionStyle: "box" })).compose();
  const pop = await (await setUp({ captionStyle: "pop" })).compose();
  const red = await (await setUp({ brand: { colours: { background: "#aa0000" } } })).compose();
  expect(asTheme.videoSha256).toBe(plain.videoSha256);
  expect(pop.videoSha256).not.toBe(plain.videoSha256);
  expect(red.coverSha256).not.toBe(plain.coverSha256);
});

test("text keeps to what the brief's platforms leave free", async () => {
  const { services, compose } = await setUp({ platforms: ["tiktok"] });
  const [tiktok] = platformsOf(services, ["tiktok"]);
  const { right = 0, bottom = 0 } = tiktok?.safeZone ?? {};
  const { timeline } = await compose();
  for (const box of timeline.textBoxes) {
    expect(box.x + box.width).toBeLessThanOrEqual(right + 14);
    expect(box.y + box.height).toBeLessThanOrEqual(bottom);
  }
  const nowhere = await (await setUp({ platforms: [] })).compose();
  expect(nowhere.timeline.textBoxes).not.toEqual(timeline.textBoxes);
});

test("music that cannot be read ends the step, and nothing is kept", async () => {
  const music = join(temporaryFolder(), "music.mp3");
  writeFileSync(music, "no music");
  const { services, compose } = await setUp({ brand: { music } });
  await expect(compose()).rejects.toThrow("music.mp3");
  expect(await services.blobs.list()).toEqual([]);
});

test("a cancelled step stops soon, and nothing is kept", async () => {
  const cancel = new AbortController();
  const { services, compose } = await setUp(
    {},
    { signal: cancel.signal, progress: () => cancel.abort(new Error("stop")) },
  );
  await expect(compose()).rejects.toThrow();
  expect(await services.blobs.list()).toEqual([]);
});

test("platforms are those that are named, with their limits", async () => {
  const services = await temporaryServices();
  expect(
    platformsOf(services, ["tiktok", "reels"])
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["reels", "tiktok"]);
  expect(platformsOf(services, [])).toEqual([]);
  expect(platformsOf(services, ["myspace"])).toEqual([]);
});
