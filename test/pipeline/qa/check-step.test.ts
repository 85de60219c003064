import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import type { Brief } from "../../../src/model/brief.ts";
import type { Check } from "../../../src/model/check.ts";
import { checkStep } from "../../../src/pipeline/qa/check-step.ts";
import { resultOf } from "../../../src/pipeline/step-results.ts";
import type { Critic } from "../../../src/providers/contracts/critic.ts";
import { getBlob } from "../../../src/store/repositories/blobs.ts";
import { setComparableText } from "../../../src/store/repositories/concepts.ts";
import { getVideo } from "../../../src/store/repositories/videos.ts";
import { plannedVideo, sampleConcept, stepContext } from "../../support/planned-video.ts";
import { temporaryServices } from "../../support/video-services.ts";
import { copyOf, makeClip, withoutPicture } from "./sample-clip.ts";
import { makeTemplates } from "./script-checks/sample-script.ts";

const TEXT = "giants of Asia China India Indonesia";
const clean = await makeClip();
const folder = makeTemplates();

/** Checks a finished clip as the step of a job, and writes the step's rows. */
async function check(clip = clean, change: Partial<Brief> = {}, earlierText?: string, critic?: Critic) {
  const made = await temporaryServices();
  const services = { ...made, library: { ...made.library, folder }, criticFor: () => critic };
  if (earlierText !== undefined) {
    const other = await plannedVideo(services, {}, sampleConcept({ key: "other", receiptKeys: ["other"] }));
    await setComparableText(services.store, other.conceptId, earlierText);
  }
  const { job, videoId } = await plannedVideo(services, change);
  const { sha256: videoSha256 } = await services.blobs.put(clip.file);
  const context = stepContext(job, {
    script: { scriptId: "scr_1", themeId: "paper", script: clip.script, comparableText: TEXT },
    voice: { narration: clip.narration },
    compose: { timeline: clip.timeline, videoSha256, coverSha256: "c" },
  });
  const done = await checkStep(services).run(context);
  await done.rows?.(services.store);
  const found = resultOf(new Map([["qa", done.result]]), "qa");
  const reasons = found.checks.filter(({ status }) => status === "failed").map(reasonOf);
  return { ...found, reasons, services, given: videoSha256, video: await getVideo(services.store, videoId) };
}

const reasonOf = ({ id, message }: Check): string => `${id}: ${message}`;

test("a good video goes on as it is, with its checks and its length in its row", async () => {
  const { reasons, isAccepted, checks, given, videoSha256, services, video } = await check();
  expect(reasons).toEqual([]);
  expect(isAccepted).toBe(true);
  expect(videoSha256).toBe(given);
  expect(await getBlob(services.store, given)).toBeUndefined();
  expect(video).toMatchObject({ checks, durationMs: 3500, status: "waiting", file: null });
  // A draft's letters are too small for it; everything else is asked.
  expect(checks.filter((one) => one.status === "skipped").map(({ id }) => id)).toEqual(["contrast"]);
});

const finding = { severity: "flaw", atMs: 1_000, what: "the map is empty" } as const;

function criticWho(look: Critic["look"]): Critic {
  return { vendor: "toy", name: "toy/eyes", prompt: "look@1", estimateUsdMicros: () => 1, look };
}

test("what a critic finds joins the checks under its name, and holds nothing back", async () => {
  const { isAccepted, video } = await check(
    clean,
    {},
    undefined,
    criticWho(async () => [finding]),
  );
  expect(isAccepted).toBe(true);
  expect(video?.checks.at(-1)).toEqual({
    id: "critic",
    status: "warned",
    measured: "1.0 s",
    limit: null,
    unit: "flaw",
    message: "the map is empty",
    by: "toy/eyes",
    prompt: "look@1",
  });
});

test("nobody is paid to look at what is rejected anyway", async () => {
  const look = vi.fn(async () => [finding]);
  await check(clean, { forbiddenWords: ["giants"] }, undefined, criticWho(look));
  expect(look).not.toHaveBeenCalled();
});

test("a repaired video is a blob of its own, and the job needs it", async () => {
  const { isAccepted, checks, given, videoSha256, services } = await check(await copyOf(clean, []));
  expect(isAccepted).toBe(true);
  expect(checks.find(({ id }) => id === "fast-start")?.status).toBe("repaired");
  expect(videoSha256).not.toBe(given);
  expect(await getBlob(services.store, videoSha256)).toMatchObject({ mediaType: "video/mp4" });
});

test("a rejected video says why, and its file can be looked at", async () => {
  const { reasons, isAccepted, given, services, video } = await check(clean, { forbiddenWords: ["giants"] });
  expect(reasons).toEqual([expect.stringContaining("forbidden-words")]);
  expect(isAccepted).toBe(false);
  expect(video).toMatchObject({ status: "rejected", file: services.blobs.pathOf(given) });
  expect(readFileSync(video?.file ?? "")).toEqual(readFileSync(clean.file));
});

test("a file without a picture is rejected with its reason", async () => {
  const { reasons, video } = await check(await withoutPicture(clean));
  expect(reasons).toEqual(["codec: the file holds no picture and aac 48000 Hz 2"]);
  expect(video?.status).toBe("rejected");
});

test("colours of the brand are looked for as the theme's are", async () => {
  const other = await makeClip({ conversion: "out_color_matrix=bt601:out_range=tv" });
  const { reasons } = await check(other, { brand: { colours: { accent: "#e5342b" } } });
  expect(reasons).toEqual([expect.stringMatching(/^colour: .*bt601/)]);
});

test("a video that tells an earlier one again is rejected, unless a seed repeats it on purpose", async () => {
  const told = await check(clean, {}, TEXT);
  expect(told.reasons).toEqual(["near-duplicate: it repeats an earlier video, other"]);
  const seeded = await check(clean, { seed: "again" }, TEXT);
  expect(seeded.isAccepted).toBe(true);
  expect(seeded.checks.find(({ id }) => id === "near-duplicate")?.status).toBe("skipped");
});
