import { expect, it } from "vitest";
import type { JobNews } from "../../../src/providers/clip-jobs/job-news.ts";
import { readTask, type Task } from "../../../src/providers/runway/read-task.ts";

const ESTIMATE = 480_000;

it.each<[string, Task, Partial<JobNews>]>([
  ["waits", { status: "PENDING" }, { state: "pending" }],
  ["runs", { status: "RUNNING" }, { state: "pending" }],
  [
    "is held back",
    { status: "THROTTLED" },
    { state: "pending", because: expect.stringMatching(/holds it back/) },
  ],
  [
    "is in no known state",
    { status: "NAPPING" },
    { state: "pending", because: expect.stringMatching(/"NAPPING"/) },
  ],
  [
    "is there, at its own figure",
    { status: "SUCCEEDED", output: ["https://a/b.mp4"], cost: { credits: 12.5 } },
    { state: "ready", clip: { url: "https://a/b.mp4" }, costUsdMicros: 125_000 },
  ],
  [
    "is there, at no figure",
    { status: "SUCCEEDED", output: ["https://a/b.mp4"] },
    { state: "ready", clip: { url: "https://a/b.mp4" } },
  ],
  [
    "succeeded without a file",
    { status: "SUCCEEDED", output: [] },
    { state: "pending", because: expect.stringMatching(/names no file/) },
  ],
  [
    "was moderated, and charged",
    { status: "FAILED", failureCode: "SAFETY.INPUT.TEXT", failure: "no", cost: { credits: 3 } },
    { state: "failed", kind: "moderation", message: "runway (SAFETY.INPUT.TEXT): no", costUsdMicros: 30_000 },
  ],
  [
    "was moderated without a figure: as a good one",
    { status: "FAILED", failureCode: "SAFETY.OUTPUT.VIDEO" },
    { state: "failed", kind: "moderation", costUsdMicros: ESTIMATE },
  ],
  [
    "broke, and costs nothing",
    { status: "FAILED", failureCode: "INTERNAL.BAD_OUTPUT.CODE01", failure: null, cost: null },
    { state: "failed", kind: "refused", costUsdMicros: 0 },
  ],
  [
    "broke, and says nothing of it",
    { status: "FAILED" },
    { state: "failed", kind: "refused", message: "runway (no code): it gave no reason" },
  ],
  [
    "was cancelled",
    { status: "CANCELLED", cost: { credits: 2 } },
    { state: "failed", costUsdMicros: 20_000 },
  ],
])("a task that %s", (_what, task, news) => {
  expect(readTask(task, ESTIMATE)).toMatchObject(news);
});
