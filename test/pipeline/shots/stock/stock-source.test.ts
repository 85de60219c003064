import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../../src/core/app-error.ts";
import { ClipClaims } from "../../../../src/pipeline/shots/stock/clip-claims.ts";
import { stockSource } from "../../../../src/pipeline/shots/stock/stock-source.ts";
import { asJson } from "../../../../src/pipeline/step-results.ts";
import { recordStep } from "../../../../src/store/repositories/job-steps.ts";
import type { Job } from "../../../../src/store/repositories/jobs.ts";
import { answersInstead, htmlInstead, resetBeforeWork } from "../../../contracts/faults.ts";
import { shelfClip } from "../../../contracts/stock-library-server.ts";
import { type FootageScene, footageScene, type Provided } from "../../../support/footage.ts";
import { addJob, plannedVideo, stepContext } from "../../../support/planned-video.ts";

/** Writes down what a video showed, as its step does. */
async function finish({ services, job }: FootageScene, provided: Provided, of: Job = job): Promise<void> {
  const shots = [...provided.shots].map(([beatId, shot]) => ({ beatId, shot }));
  await recordStep(services.store, of.id, {
    step: "shots",
    result: asJson({ shots }),
    elapsedMs: 1,
    finishedAtMs: 1,
  });
}

const sorted = (clips: readonly (string | undefined)[]): string[] => clips.map(String).toSorted();

const anotherVideo = async ({ services }: FootageScene): Promise<Job> => (await plannedVideo(services)).job;

describe("the footage of a video", () => {
  it("is one search and one file for each beat, never the same clip twice, and says whose it is", async () => {
    const scene = await footageScene();
    const { clips, shots, warnings } = await scene.provide();
    expect(sorted(clips)).toEqual(["pexels:1", "pexels:2", "pexels:3"]);
    expect(scene.pexels.searches).toEqual(["fox", "owl", "bear"]);
    expect([scene.pexels.fileRequests(), scene.pixabay.requests.length]).toEqual([3, 0]);
    expect(warnings).toEqual([]);
    const shot = shots.get("b1");
    if (shot?.kind !== "clip") throw new Error("the first beat has a clip");
    expect(shot).toMatchObject({ startMs: 1500, durationMs: 8500, width: 720, height: 1280 });
    expect(existsSync(shot.file)).toBe(true);
    expect(shot.provenance).toEqual({
      providerId: "pexels",
      kind: "stock",
      isAiGenerated: false,
      assetId: shot.provenance.assetId,
      author: `Author ${shot.provenance.assetId}`,
      licence: "Pexels License, https://www.pexels.com/license/",
      url: `https://www.pexels.com/video/fox-by-a-river-${shot.provenance.assetId}/`,
      fetchedAt: new Date(scene.services.clock.now).toISOString(),
      creditTo: "Pexels (https://www.pexels.com)",
    });
  });

  it("is the same for the same seed, and another one for another", async () => {
    const scene = await footageScene([["fox"]]);
    scene.pexels.shelf.push(...[4, 5, 6].map((id) => shelfClip(id, { seconds: 10 })));
    const clips: string[] = [];
    for (const seed of ["s/0", "s/0", "s/1", "s/2", "s/3"])
      clips.push(...sorted((await scene.provide({ seed })).clips));
    expect(clips[0]).toBe(clips[1]);
    expect(new Set(clips).size).toBeGreaterThan(1);
  });

  it("is asked for and brought once, however often the step begins again", async () => {
    const scene = await footageScene([["fox"], ["owl"]]);
    const first = await scene.provide();
    scene.services.clock.now += 23 * 3_600_000;
    const again = await scene.provide();
    expect(again.shots).toEqual(first.shots);
    expect([scene.pexels.searches.length, scene.pexels.fileRequests()]).toEqual([2, 2]);
    scene.services.clock.now += 2 * 3_600_000;
    await scene.provide();
    expect([scene.pexels.searches.length, scene.pexels.fileRequests()]).toEqual([4, 2]);
  });

  it("is brought again when its file has gone", async () => {
    const scene = await footageScene([["fox"]]);
    await scene.provide();
    for (const sha256 of await scene.services.blobs.list()) await scene.services.blobs.remove(sha256);
    expect((await scene.provide()).clips).toHaveLength(1);
    expect(scene.pexels.fileRequests()).toBe(2);
  });

  it("is never that of the last thirty videos, but for who wants one again by its seed", async () => {
    const scene = await footageScene([["fox"]]);
    for (const { shelf } of [scene.pexels, scene.pixabay]) shelf.splice(1);
    const first = await scene.provide();
    await finish(scene, first);
    const job = await anotherVideo(scene);
    const second = await scene.provide({ job });
    expect([first.clips, second.clips]).toEqual([["pexels:1"], ["pixabay:1"]]);
    expect((await scene.provide({ job, brief: { seed: "again" } })).clips).toEqual(first.clips);
    const sameRun = await addJob(scene.services, {
      runId: scene.job.runId,
      kind: "video",
      label: "beside it",

      input: {},
    });
    expect((await scene.provide({ job: sameRun, brief: { seed: "again" } })).clips).toEqual(second.clips);
    const none = { clips: [], shots: new Map(), warnings: [] };
    for (let count = 0; count < 30; count += 1) await finish(scene, none, await anotherVideo(scene));
    expect((await scene.provide({ job: await anotherVideo(scene) })).clips).toEqual(first.clips);
  });

  it("is not that of a video that chooses at the same time", async () => {
    const scene = await footageScene();
    const claims = new ClipClaims(30);
    const [one, other] = await Promise.all([
      scene.provide({ claims }),
      scene.provide({ claims, job: await anotherVideo(scene) }),
    ]);
    const all = [...(one?.clips ?? []), ...(other?.clips ?? [])];
    expect(new Set(all).size).toBe(6);
  });
});

describe("a library", () => {
  it("that has nothing leaves it to the other, and at last to whoever serves every beat", async () => {
    const scene = await footageScene([["fox"], ["owl"]]);
    scene.pexels.shelf.length = 0;
    scene.pixabay.shelf.splice(1);
    const { clips, warnings } = await scene.provide();
    expect(clips).toEqual(["pixabay:1", undefined]);
    expect(warnings).toEqual(["no footage was found for b2, which is drawn instead"]);
  });

  it("that is throttled is asked once, and left alone by later videos until its time has come", async () => {
    const scene = await footageScene();
    scene.pexels.faultAt("search", answersInstead(scene.pexels.refusals.throttled));
    const { clips, warnings } = await scene.provide();
    expect(sorted(clips)).toEqual(["pixabay:1", "pixabay:2", "pixabay:3"]);
    expect(warnings).toEqual([expect.stringMatching(/^pexels is of no help: .*\(429\)/)]);
    const later = await scene.provide({ job: await anotherVideo(scene) });
    expect(later.warnings).toEqual([expect.stringMatching(/^pexels wants to be left alone until /)]);
    expect(scene.pexels.requests).toHaveLength(1);
    scene.pexels.faultAt("search", undefined);
    scene.services.clock.now += 60_000;
    expect((await scene.provide()).clips[0]).toMatch(/^pexels:/);
  });

  it("whose last request is used up is not asked the next", async () => {
    const scene = await footageScene();
    scene.pexels.limits.remaining = 0;
    const { clips } = await scene.provide();
    expect(clips.map((clip) => clip?.split(":")[0])).toEqual(["pexels", "pixabay", "pixabay"]);
    expect(scene.pexels.searches).toEqual(["fox"]);
  });

  it.each([
    ["a wrong key", (scene: FootageScene) => answersInstead(scene.pexels.refusals["bad key"]), 1],
    ["one trouble after the other", () => answersInstead({ status: 503 }), 2],
    ["a broken line", () => resetBeforeWork, 2],
  ])("with %s is given up, and warned of", async (_what, fault, requestCount) => {
    const scene = await footageScene();
    scene.pexels.faultAt("search", fault(scene));
    const { clips, warnings } = await scene.provide();
    expect(clips.every((clip) => clip?.startsWith("pixabay:"))).toBe(true);
    expect(scene.pexels.requests).toHaveLength(requestCount);
    expect(warnings).toHaveLength(requestCount);
  });

  it("whose file is of no use gives another one", async () => {
    const scene = await footageScene([["fox"]]);
    scene.pexels.faultAt("file", htmlInstead(200), 1);
    const { clips, warnings } = await scene.provide();
    expect(clips[0]).toMatch(/^pexels:/);
    expect(scene.pexels.fileRequests()).toBe(2);
    expect(warnings).toEqual([expect.stringMatching(/^b1: clip \d of pexels is not used: .*HTML/)]);
  });

  it("whose files are all of no use is given up before all of them are tried", async () => {
    const scene = await footageScene([["fox"], ["owl"]]);
    scene.pexels.shelf.push(...[4, 5, 6, 7, 8, 9].map((id) => shelfClip(id, { seconds: 10 })));
    scene.pexels.faultAt("file", htmlInstead(200));
    const { clips } = await scene.provide();
    expect(clips.every((clip) => clip?.startsWith("pixabay:"))).toBe(true);
    expect(scene.pexels.fileRequests()).toBe(4);
  });

  it("that has none but short or lying clips is not asked for a file", async () => {
    const scene = await footageScene([["fox"]]);
    const unfit = [shelfClip(1, { seconds: 2 }), shelfClip(2, { seconds: 10, width: 1920, height: 1080 })];
    scene.pexels.shelf.splice(0, 3, ...unfit);
    expect((await scene.provide()).clips).toEqual([expect.stringMatching(/^pixabay:/)]);
    expect(scene.pexels.fileRequests()).toBe(0);
  });

  it("that says a clip is longer than it is does not get it used", async () => {
    const scene = await footageScene([["fox"]]);
    for (const { shelf } of [scene.pexels, scene.pixabay]) shelf.splice(0, 3, shelfClip(1, { seconds: 30 }));
    const { clips, warnings } = await scene.provide({ beatMs: 12_000 });
    expect(clips).toEqual([undefined]);
    expect(warnings[0]).toMatch(/^b1: clip 1 of pexels is not used: it is 10000 ms long/);
  });
});

it("without the key of any library is for a person to mend", async () => {
  const scene = await footageScene();
  const missing = new AppError({ kind: "config", code: "stock-vendor-missing", message: "no key is here" });
  const services = { ...scene.services, stockLibraries: () => Promise.reject(missing) };
  const context = stepContext(scene.job);
  const brief = { seed: undefined } as never;
  const source = stockSource(services, context, { brief, script: scene.script, claims: new ClipClaims(30) });
  const request = {
    beats: [],
    durationMsByBeat: new Map(),
    workFolder: "",
    seed: "",
    signal: context.signal,
  };
  await expect(source.provide(request)).rejects.toBe(missing);
});

it("that every library refuses for its key is for a person to mend", async () => {
  const scene = await footageScene();
  for (const library of [scene.pexels, scene.pixabay])
    library.faultAt("search", answersInstead(library.refusals["bad key"]));
  await expect(scene.provide()).rejects.toMatchObject({ kind: "config", code: "vendor-key-refused" });
  scene.pixabay.faultAt("search", answersInstead({ status: 503 }));
  const { clips, warnings } = await scene.provide();
  expect(clips).toEqual([undefined, undefined, undefined]);
  expect(warnings[0]).toMatch(/^pexels is of no help: .*PEXELS_API_KEY/);
});
