import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.ts";
import type { Brief } from "../../../src/model/brief.ts";
import type { Check } from "../../../src/model/check.ts";
import type { CredentialServices } from "../../../src/pipeline/post/credentials/sign-video.ts";
import { signingIdentity } from "../../../src/pipeline/post/credentials/signing-identity.ts";
import { packageStep } from "../../../src/pipeline/post/package-step.ts";
import type { VideoServices } from "../../../src/pipeline/video-services.ts";
import { createC2paSigner } from "../../../src/providers/c2pa/c2pa-signer.ts";
import { createLocalSecrets } from "../../../src/providers/local-secrets/local-secrets.ts";
import { reserveSpend } from "../../../src/store/repositories/spend-ledger.ts";
import { getVideo } from "../../../src/store/repositories/videos.ts";
import { plannedVideo, stepContext } from "../../support/planned-video.ts";
import { drawn, headline, scriptOf, timelineOf } from "../../support/small-video.ts";
import { standInC2pa } from "../../support/stand-in-c2pa.ts";
import { temporaryFolder } from "../../support/store.ts";
import { temporaryServices } from "../../support/video-services.ts";

const dull: Check = {
  id: "contrast",
  status: "failed",
  measured: 2,
  limit: 4.5,
  unit: "ratio",
  message: "too pale",
};
const fine: Check = { id: "length", status: "passed", measured: 20, limit: 60, unit: "s" };

const COVER = createCanvas(4, 4).toBuffer("image/png");

async function setUp(
  change: Partial<Brief> = {},
  checks = [fine],
  voice = "none",
  more: Partial<VideoServices> = {},
) {
  const services = { ...(await temporaryServices()), ...more };
  const planned = await plannedVideo(services, change);
  const put = async (content: string | Buffer) => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, content);
    return (await services.blobs.put(file)).sha256;
  };
  const script = scriptOf(["Alpha", "Beta", "Omega"].map(headline));
  const timeline = { ...timelineOf(script, 15), cues: [{ startMs: 0, endMs: 900, lines: ["Word1"] }] };
  const context = stepContext(planned.job, {
    script: { scriptId: "scr_1", themeId: "poster", script, comparableText: "" },
    voice: { narration: { durationMs: 900, words: [], beats: [], voice } },
    shots: { shots: [...drawn(script)].map(([beatId, shot]) => ({ beatId, shot })) },
    compose: { timeline, videoSha256: await put("the first try"), coverSha256: await put(COVER) },
    qa: {
      isAccepted: checks.every((check) => check.status !== "failed"),
      checks,
      videoSha256: await put("the repaired one"),
    },
  });
  return { services, ...planned, run: async () => await packageStep(services).run(context) };
}

const json = (folder: string, name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));

test("one folder holds everything about a video: the checked file, its words, its proof, its checks", async () => {
  const { run, videoId } = await setUp();
  const { folder } = (await run()).result as { folder: string };
  expect(readdirSync(folder).sort()).toEqual([
    "captions.srt",
    "captions.vtt",
    "checks.json",
    "cover.jpg",
    "cover.png",
    "post.json",
    "script.json",
    "video.mp4",
  ]);
  expect(readFileSync(join(folder, "video.mp4"), "utf8")).toBe("the repaired one");
  expect(readFileSync(join(folder, "cover.png")).equals(COVER)).toBe(true);
  expect([...readFileSync(join(folder, "cover.jpg")).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  expect(readFileSync(join(folder, "captions.srt"), "utf8")).toContain("Word1");
  expect(json(folder, "checks.json")).toEqual({ schema: "viral.checks/1", videoId, checks: [fine] });
  expect(json(folder, "script.json")).toMatchObject({
    schema: "viral.script/1",
    conceptKey: "countries/population/asia/top",
    hook: { text: "Three giants of Asia, counted" },
    shots: ["b1", "b2", "b3"].map((beatId) => ({ beatId, provenance: { providerId: "motion" } })),
    durationMs: 1500,
  });
  expect(json(folder, "post.json")).toMatchObject({ platforms: [{ platform: "tiktok" }] });
});

test("a post job is added for the outbox, and the video is ready", async () => {
  const { run, services, job, videoId, runId } = await setUp({ outFolder: "/my/videos" });
  const done = await run();
  const { folder } = done.result as { folder: string };
  expect(done.enqueue).toMatchObject([
    {
      runId,
      kind: "post",
      videoId,
      input: { platform: "outbox", folder, outFolder: "/my/videos", videoJobId: job.id },
    },
  ]);
  await done.rows?.(services.store);
  expect((await getVideo(services.store, videoId))?.status).toBe("ready");
});

test.each([
  [
    { isPosted: true, isReviewed: true, isPreview: false },
    { isPosted: true, isReviewed: true },
  ],
  [
    { isPosted: true, isReviewed: false, isPreview: false },
    { isPosted: true, isReviewed: false },
  ],
  [
    { isPosted: true, isReviewed: true, isPreview: true },
    { isPosted: false, isReviewed: true },
  ],
])("how its run is to be posted goes along: %o", async (brief, wanted) => {
  const { run } = await setUp(brief);
  expect((await run()).enqueue?.[0]?.input).toMatchObject(wanted);
});

test("what was spent on the video is told", async () => {
  const { run, services, runId, videoId } = await setUp();
  const spend = { effectKey: "k", runId, videoId, providerId: "runway", amountUsdMicros: 70_000 };
  await reserveSpend(services.store, spend, { newId: services.newId, nowMs: 1 });
  const done = await run();
  await done.rows?.(services.store);
  const { folder } = done.result as { folder: string };
  expect(json(folder, "script.json")).toMatchObject({ costUsdMicros: 70_000 });
  expect((await getVideo(services.store, videoId))?.costUsdMicros).toBe(70_000);
});

test.each<[string, Partial<Brief>, string, string[]]>([
  ["no voice, our music", {}, "none", ["viral music"]],
  [
    "a voice, the brand's music",
    { brand: { music: "/m.mp3" } },
    "flite:slt",
    ["flite voice", "own-files music"],
  ],
])("every sound says where it is from: %s", async (_name, change, voice, wanted) => {
  const { run } = await setUp(change, [fine], voice);
  const { folder } = (await run()).result as { folder: string };
  const { sounds } = json(folder, "script.json") as { sounds: { providerId: string; kind: string }[] };
  expect(sounds.map(({ providerId, kind }) => `${providerId} ${kind}`)).toEqual(wanted);
});

test("a video that fell short is rejected by the names of its checks, and nothing is packed", async () => {
  const { run } = await setUp({}, [fine, dull]);
  await expect(run()).rejects.toMatchObject({
    kind: "gated",
    code: "video-rejected",
    message: "The video was rejected: contrast (too pale)",
    details: { checks: ["contrast"] },
  });
});

/** Who signs with a package that stands in for the real one. */
function signing(): CredentialServices {
  const home = temporaryFolder();
  const secrets = createLocalSecrets({ env: {}, folder: join(home, "secrets"), keychain: undefined });
  return {
    sign: "required",
    signer: createC2paSigner([standInC2pa()]),
    identity: async () => await signingIdentity({ secrets, home, clock: systemClock }),
    version: "1.2.3",
  };
}

test("what is told of a signed video is told of the signed file", async () => {
  const { run, videoId } = await setUp({ isPreview: false }, [fine], "none", { credentials: signing() });
  const { folder } = (await run()).result as { folder: string };
  const bytes = readFileSync(join(folder, "video.mp4"));
  expect(bytes.toString("utf8")).toMatch(/^the repaired one\0/);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(json(folder, "post.json")).toMatchObject({ media: { sha256, byteCount: bytes.length } });
  expect(json(folder, "credentials.json")).toMatchObject({
    schema: "viral.credentials/1",
    videoId,
    manifest: { claim_generator_info: [{ name: "viral", version: "1.2.3" }] },
    report: { state: "Valid" },
  });
});

test("a draft is not signed", async () => {
  const { run } = await setUp({ isPreview: true }, [fine], "none", { credentials: signing() });
  const { folder } = (await run()).result as { folder: string };
  expect(readFileSync(join(folder, "video.mp4"), "utf8")).toBe("the repaired one");
  expect(readdirSync(folder)).not.toContain("credentials.json");
});
