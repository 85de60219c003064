import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { keepFor } from "../../src/pipeline/keep-file.ts";
import { blobsOnlyOf } from "../../src/store/repositories/blobs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { temporaryServices } from "../support/video-services.ts";

it("keeps a file or bytes by content, for the job that needs it, and leaves no second copy", async () => {
  const services = await temporaryServices();
  const folder = temporaryFolder();
  const keep = keepFor(services, "job_1", folder);
  const downloaded = join(folder, "clip.mp4");
  writeFileSync(downloaded, "clip");
  const clip = await keep({ file: downloaded }, "video/mp4");
  const sound = await keep({ bytes: Buffer.from("sound") }, "audio/mpeg");
  expect([readFileSync(clip.file, "utf8"), readFileSync(sound.file, "utf8")]).toEqual(["clip", "sound"]);
  expect(existsSync(downloaded)).toBe(false);
  expect((await blobsOnlyOf(services.store, "job_1")).toSorted()).toEqual(
    [clip.sha256, sound.sha256].toSorted(),
  );
});
