import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { buildPostDocument } from "../../../src/pipeline/post/post-document.ts";
import { uploadStep } from "../../../src/pipeline/post/upload-step.ts";
import type { ObjectStore } from "../../../src/providers/contracts/object-store.ts";
import { createDiskStore } from "../../../src/providers/registry.ts";
import { getVideo, updateVideo } from "../../../src/store/repositories/videos.ts";
import { addJob, plannedVideo, stepContext } from "../../support/planned-video.ts";
import { scriptOf } from "../../support/small-video.ts";
import { temporaryFolder } from "../../support/store.ts";
import { temporaryServices } from "../../support/video-services.ts";

/** A disk that stands for a place elsewhere. */
function elsewhere(change: Partial<ObjectStore> = {}): ObjectStore {
  const disk = createDiskStore(join(temporaryFolder(), "bucket"));
  return { ...disk, id: "s3", isRemote: true, publicUrl: (key) => `https://cdn.example/${key}`, ...change };
}

async function delivered(
  store: ObjectStore,
  change: { isDraft?: boolean; published?: object; hasJpeg?: boolean } = {},
) {
  const services = { ...(await temporaryServices()), objectStore: () => store };
  const { runId, videoId } = await plannedVideo(services);
  const folder = temporaryFolder();
  const outFolder = join(temporaryFolder(), "out");
  const post = buildPostDocument({
    videoId,
    script: scriptOf([]),
    provenance: [],
    platforms: services.library.platforms(),
  });
  writeFileSync(join(folder, "video.mp4"), "a video");
  writeFileSync(join(folder, "cover.png"), "a cover");
  if (change.hasJpeg !== false) writeFileSync(join(folder, "cover.jpg"), "a JPEG");
  const { signal } = new AbortController();
  const memory = { read: async () => undefined, write: async () => undefined };
  const submitted = await services
    .publisher("outbox", outFolder)
    .start({ effectKey: "k", videoId, folder, post, order: null, memory, progress: () => undefined, signal });
  if (submitted.kind !== "accepted") throw new Error(submitted.kind);
  await updateVideo(services.store, videoId, { status: "waiting" });
  const input = {
    platform: "outbox",
    account: "outbox",
    folder,
    outFolder,
    videoJobId: "job_1",
    isDraft: change.isDraft ?? false,
  };
  const job = await addJob(services, { runId, kind: "post", label: "a post", videoId, input });
  const publish = { folder: submitted.handle, url: null, ...change.published };
  const context = stepContext(job, { publish });
  return {
    handle: submitted.handle,
    outFolder,
    job,
    upload: async () => {
      const done = await uploadStep(services).run(context);
      await done.rows?.(services.store);
      return done.result;
    },
    video: async () => await getVideo(services.store, videoId),
    post: () => JSON.parse(readFileSync(join(submitted.handle, "post.json"), "utf8")) as { stored?: object },
  };
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const VIDEO_KEY = `videos/${sha256("a video")}.mp4`;
const COVER_KEY = `covers/${sha256("a JPEG")}.jpg`;

test("a delivered video is kept elsewhere too, and its row, its post and the page say where it is read", async () => {
  const store = elsewhere();
  const { upload, video, post, outFolder } = await delivered(store);
  const stored = {
    store: "s3",
    video: { key: VIDEO_KEY, url: `https://cdn.example/${VIDEO_KEY}` },
    cover: { key: COVER_KEY, url: `https://cdn.example/${COVER_KEY}` },
  };
  expect(await upload()).toEqual({ stored });
  expect(await video()).toMatchObject({
    status: "posted",
    objectKey: VIDEO_KEY,
    publicUrl: stored.video.url,
  });
  expect(post().stored).toEqual(stored);
  expect(readFileSync(join(outFolder, "index.html"), "utf8")).toContain(stored.video.url);
  const { signal } = new AbortController();
  expect(await store.head(VIDEO_KEY, signal)).toMatchObject({ sha256: sha256("a video") });
  expect(await store.head(COVER_KEY, signal)).toMatchObject({ sha256: sha256("a JPEG") });
});

test("what an earlier version packed has no JPEG: its cover is kept as it is", async () => {
  const { upload } = await delivered(elsewhere(), { hasJpeg: false });
  const key = `covers/${sha256("a cover")}.png`;
  expect(await upload()).toMatchObject({ stored: { cover: { key, url: `https://cdn.example/${key}` } } });
});

test("once more changes nothing", async () => {
  const { upload, post } = await delivered(elsewhere());
  const first = await upload();
  const before = post();
  expect(await upload()).toEqual(first);
  expect(post()).toEqual(before);
});

test("where nothing says how the world reads it, no address is written", async () => {
  const { upload, video, post } = await delivered(elsewhere({ publicUrl: () => undefined }));
  await upload();
  expect(await video()).toMatchObject({ objectKey: VIDEO_KEY, publicUrl: null });
  expect(post().stored).toMatchObject({ video: { key: VIDEO_KEY, url: null } });
});

test.each([
  ["a disk", createDiskStore("/nowhere"), {}],
  ["a draft", elsewhere(), { isDraft: true }],
  ["what a platform has", elsewhere(), { published: { folder: null } }],
] as const)("%s goes nowhere", async (_what, store, change) => {
  const { upload, video, post } = await delivered(store, change);
  expect(await upload()).toEqual({ stored: null });
  expect(await video()).toMatchObject({ status: "posted", objectKey: null, publicUrl: null });
  expect(post().stored).toBeUndefined();
});

test("a store that is down is told with where the video is, and keeps its kind and its pause", async () => {
  const down = new AppError({
    kind: "transient",
    code: "vendor-overloaded",
    message: "Slow down.",
    details: { retryAfterMs: 7_000 },
  });
  const { upload, handle, job } = await delivered(elsewhere({ put: () => Promise.reject(down) }));
  await expect(upload()).rejects.toMatchObject({
    kind: "transient",
    code: "vendor-overloaded",
    details: { retryAfterMs: 7_000 },
    message: expect.stringContaining(`The video is in ${handle}`),
    hint: expect.stringContaining(job.id),
  });
});

test("a delivery that somebody moved away is kept all the same", async () => {
  const scene = await delivered(elsewhere(), { published: { folder: join(temporaryFolder(), "moved") } });
  mkdirSync(join(scene.outFolder, "other"));
  await scene.upload();
  expect((await scene.video())?.objectKey).toBe(VIDEO_KEY);
  expect(scene.post().stored).toBeUndefined();
});
