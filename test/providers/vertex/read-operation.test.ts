import { expect, it } from "vitest";
import type { JobNews } from "../../../src/providers/clip-jobs/job-news.ts";
import { isAboutSafety, Operation, readOperation } from "../../../src/providers/vertex/read-operation.ts";

const name = "projects/p/operations/1";
const response = (json: object) => ({ name, done: true, response: json });

it.each<[string, object, Partial<JobNews>]>([
  ["is at work", { name }, { state: "pending" }],
  ["is at work, and says so", { name, done: false, metadata: {} }, { state: "pending" }],
  [
    "has a clip",
    response({ videos: [{ bytesBase64Encoded: "AQID", mimeType: "video/mp4" }], raiMediaFilteredCount: 0 }),
    { state: "ready", clip: { bytes: Buffer.from([1, 2, 3]), mediaType: "video/mp4" } },
  ],
  [
    "has a clip elsewhere",
    response({ videos: [{ gcsUri: "gs://b/c" }] }),
    { state: "pending", because: expect.stringMatching(/not known here/) },
  ],
  [
    "filtered its clip",
    response({ videos: [], raiMediaFilteredCount: 1, raiMediaFilteredReasons: ["It shows", "a child."] }),
    {
      state: "failed",
      kind: "moderation",
      message: "vertex filtered the video: It shows a child.",
      costUsdMicros: 0,
    },
  ],
  ["filtered its clip without a word", response({ raiMediaFilteredCount: 1 }), { kind: "moderation" }],
  ["has nothing", { name, done: true }, { state: "failed", kind: "refused", costUsdMicros: 0 }],
  [
    "broke",
    { name, done: true, error: { code: 13, message: "Internal." } },
    { state: "failed", kind: "refused", message: "vertex (13): Internal." },
  ],
  ["broke without a word", { name, done: true, error: {} }, { message: "vertex (?): it gave no reason" }],
  [
    "was against the guidelines",
    { name, done: true, error: { code: 3, message: "It violates our usage guidelines." } },
    { kind: "moderation" },
  ],
])("an operation that %s", (_what, json, news) => {
  expect(readOperation(Operation.parse(json))).toMatchObject(news);
});

it("knows words about safety", () => {
  expect(isAboutSafety("blocked by Responsible AI")).toBe(true);
  expect(isAboutSafety("durationSeconds is not supported")).toBe(false);
});
