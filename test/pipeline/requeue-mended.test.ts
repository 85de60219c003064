import { expect, test } from "vitest";
import type { ErrorKind } from "../../src/core/app-error.ts";
import { requeueMended } from "../../src/pipeline/requeue-mended.ts";
import { getJob, insertJobs, updateJob } from "../../src/store/repositories/jobs.ts";
import { insertVideos, updateVideo, videosOfRun } from "../../src/store/repositories/videos.ts";
import type { Store } from "../../src/store/scope.ts";
import type { JobKind } from "../../src/store/tables/job-tables.ts";
import { countingIds, temporaryStore } from "../support/store.ts";

const tools = { newId: countingIds(), nowMs: 5 };

async function failedJob(
  store: Store,
  runId: string,
  kind: JobKind,
  error: ErrorKind,
  code = "disk-full",
): Promise<string> {
  const [id = ""] = await insertJobs(store, [{ runId, kind, label: "x", videoId: `vid_${runId}` }], tools);
  const told = { kind: error, code, message: "no space", hint: null };
  await updateJob(store, id, { status: "failed", attemptCount: 2, error: told }, 6);
  return id;
}

test("what a person had to mend goes on; bugs, refusals and plans stay as they are", async () => {
  const store = await temporaryStore();
  await insertVideos(
    store,
    [{ id: "vid_run_1", runId: "run_1", conceptId: "con_1", title: "x", status: "waiting" }],
    1,
  );
  await updateVideo(store, "vid_run_1", { status: "failed" });
  const full = await failedJob(store, "run_1", "video", "config");
  const others = [
    await failedJob(store, "run_1", "video", "bug"),
    await failedJob(store, "run_1", "post", "refused"),
    await failedJob(store, "run_1", "plan", "config"),
    await failedJob(store, "run_2", "video", "config"),
  ];
  await requeueMended(store, "run_1", 9);
  expect(await getJob(store, full)).toMatchObject({ status: "queued", attemptCount: 0, error: null });
  for (const id of others) expect((await getJob(store, id))?.status).toBe("failed");
  expect((await videosOfRun(store, "run_1"))[0]?.status).toBe("waiting");
  await requeueMended(store, undefined, 9);
  expect((await getJob(store, others[3] ?? ""))?.status).toBe("queued");
});

test("credit and a budget go on too; a platform's cap does not", async () => {
  const store = await temporaryStore();
  const statusAfter = async (kind: JobKind, code: string): Promise<string | undefined> => {
    const id = await failedJob(store, "run_1", kind, "quota", code);
    await requeueMended(store, "run_1", 9);
    return (await getJob(store, id))?.status;
  };
  expect(await statusAfter("video", "vendor-credit-gone")).toBe("queued");
  expect(await statusAfter("video", "budget-exceeded")).toBe("queued");
  expect(await statusAfter("post", "platform-cap")).toBe("failed");
});
