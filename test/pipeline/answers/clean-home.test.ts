import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JobStatus } from "../../../src/model/job-status.ts";
import { cleanHome } from "../../../src/pipeline/answers/clean-home.ts";
import { getBlob, recordBlob } from "../../../src/store/repositories/blobs.ts";
import { updateJob } from "../../../src/store/repositories/jobs.ts";
import { addJob, plannedVideo } from "../../support/planned-video.ts";
import { temporaryFolder } from "../../support/store.ts";
import { temporaryServices } from "../../support/video-services.ts";

/** A home with a blob and a work folder of one video job, which is in a state; and a delivered folder. */
async function homeWith(status: JobStatus, postStatus?: JobStatus) {
  const services = await temporaryServices();
  const { store, blobs, workRoot } = services;
  const { job, runId } = await plannedVideo(services);
  await updateJob(store, job.id, { status }, 1);
  if (postStatus) {
    const post = await addJob(services, {
      runId,
      kind: "post",
      label: "post",
      input: { videoJobId: job.id },
    });
    await updateJob(store, post.id, { status: postStatus }, 1);
  }
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "12345");
  const blob = await blobs.put(file);
  await recordBlob(store, { ...blob, mediaType: "x" }, job.id, 1);
  const work = join(workRoot, job.id, "compose");
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "mix.wav"), "123");
  const clean = async (isDryRun = false) => await cleanHome(store, blobs, workRoot, isDryRun);
  const isKept = async () => [await blobs.has(blob.sha256), existsSync(join(work, "mix.wav"))];
  return { clean, isKept, isKnown: async () => (await getBlob(store, blob.sha256)) !== undefined };
}

test.each(["queued", "running", "waiting", "parked", "failed"] as const)(
  "what a %s job may still need stays",
  async (status) => {
    const { clean, isKept } = await homeWith(status);
    expect(await clean()).toMatchObject({ fileCount: 0, freedBytes: 0 });
    expect(await isKept()).toEqual([true, true]);
  },
);

test.each(["done", "rejected", "dropped"] as const)(
  "what a %s job left is freed, and counted",
  async (status) => {
    const { clean, isKept, isKnown } = await homeWith(status);
    expect(await clean()).toEqual({ schema: "viral.clean/1", isDryRun: false, fileCount: 2, freedBytes: 8 });
    expect([await isKept(), await isKnown()]).toEqual([[false, false], false]);
  },
);

test("a video that is made and not yet delivered stays", async () => {
  const { clean, isKept } = await homeWith("done", "queued");
  await clean();
  expect(await isKept()).toEqual([true, true]);
});

test("a dry run counts the same and frees nothing", async () => {
  const { clean, isKept, isKnown } = await homeWith("done");
  expect(await clean(true)).toMatchObject({ isDryRun: true, fileCount: 2, freedBytes: 8 });
  expect([await isKept(), await isKnown()]).toEqual([[true, true], true]);
});

test("a home in which nothing was made yet is clean", async () => {
  const { store, blobs } = await temporaryServices();
  expect(await cleanHome(store, blobs, "/no/such/folder", false)).toMatchObject({ fileCount: 0 });
});
