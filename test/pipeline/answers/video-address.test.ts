import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { videoAddress } from "../../../src/pipeline/answers/video-address.ts";
import { createDiskStore } from "../../../src/providers/disk/disk-store.ts";
import { newObject, SMALL_BYTES } from "../../contracts/object-store-suite.ts";
import { openBucket, stubAwsSurroundings } from "../../contracts/s3-scene.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

beforeEach(stubAwsSurroundings);
afterEach(() => vi.unstubAllEnvs());

const DAY_MS = 24 * 3_600_000;
const disk = () => createDiskStore(temporaryFolder());
const kept = { id: "vid_1", objectKey: "videos/a1.mp4", publicUrl: null };

it("is the public one where there is one", async () => {
  const url = "https://cdn.example/videos/a1.mp4";
  expect(await videoAddress({ ...kept, publicUrl: url }, disk())).toEqual({ url, expiresAt: null });
});

it("is else signed for a day, and opens what lies in the bucket", async () => {
  const { server, store } = await openBucket();
  const object = newObject(SMALL_BYTES);
  await store.put(object);
  const { url, expiresAt } = await videoAddress({ ...kept, objectKey: object.key }, store);
  expect(Math.abs(Date.parse(expiresAt ?? "") - Date.now() - DAY_MS)).toBeLessThan(60_000);
  const answer = await fetch(url);
  expect(Buffer.from(await answer.arrayBuffer()).equals(object.bytes)).toBe(true);
  expect(server.takeViolations()).toEqual([]);
});

it("there is none for a video in no bucket, nor when the bucket is not set any more", async () => {
  await expect(videoAddress({ ...kept, objectKey: null }, disk())).rejects.toMatchObject({
    kind: "usage",
    code: "video-not-stored",
  });
  await expect(videoAddress(kept, disk())).rejects.toMatchObject({
    kind: "config",
    code: "object-bucket-missing",
  });
});
