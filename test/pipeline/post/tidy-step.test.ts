import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tidyStep } from "../../../src/pipeline/post/tidy-step.ts";
import { getBlob, recordBlob } from "../../../src/store/repositories/blobs.ts";
import { addJob, plannedVideo, stepContext } from "../../support/planned-video.ts";
import { temporaryFolder } from "../../support/store.ts";
import { temporaryServices } from "../../support/video-services.ts";

test("after delivery the work folder and the blobs of this video alone are gone; a second time changes nothing", async () => {
  const services = await temporaryServices();
  const { job: video, runId } = await plannedVideo(services);
  const keep = async (content: string, jobIds: readonly string[]): Promise<string> => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, content);
    const blob = await services.blobs.put(file);
    for (const id of jobIds) await recordBlob(services.store, { ...blob, mediaType: "x" }, id, 1);
    return blob.sha256;
  };
  const [mine, shared, other] = [
    await keep("mine", [video.id]),
    await keep("shared", [video.id, "job_other"]),
    await keep("other", ["job_other"]),
  ];
  for (const id of [video.id, "job_other"])
    mkdirSync(join(services.workRoot, id, "compose"), { recursive: true });
  const input = {
    platform: "outbox",
    account: "outbox",
    folder: "/f",
    outFolder: "/o",
    videoJobId: video.id,
  };
  const context = stepContext(await addJob(services, { runId, kind: "post", label: "post", input }));

  const done = await tidyStep(services).run(context);
  expect(done.result).toEqual({ removedBlobCount: 1 });
  await tidyStep(services).run(context);
  await done.rows?.(services.store);
  expect([
    await services.blobs.has(mine),
    await services.blobs.has(shared),
    await services.blobs.has(other),
  ]).toEqual([false, true, true]);
  expect(await getBlob(services.store, mine)).toBeUndefined();
  expect(await getBlob(services.store, shared)).toBeDefined();
  expect(existsSync(join(services.workRoot, video.id))).toBe(false);
  expect(existsSync(join(services.workRoot, "job_other"))).toBe(true);
  expect((await tidyStep(services).run(context)).result).toEqual({ removedBlobCount: 0 });
});
