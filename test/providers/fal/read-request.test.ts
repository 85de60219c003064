import { expect, it } from "vitest";
import type { JobNews } from "../../../src/providers/clip-jobs/job-news.ts";
import {
  isModerated,
  Output,
  readFailure,
  readOutput,
  readStatus,
} from "../../../src/providers/fal/read-request.ts";

const ESTIMATE = 900;
const done = { status: "COMPLETED" };
const answer = (status: number, json: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  json,
  text: JSON.stringify(json) ?? "",
});
const detail = (type: string) => ({ detail: [{ loc: ["body", "prompt"], msg: "no", type }] });

it("waits for a queue, and for a state that it does not know", () => {
  for (const status of ["IN_QUEUE", "IN_PROGRESS"])
    expect(readStatus({ status })).toEqual({ state: "pending" });
  expect(readStatus({ status: "NAPPING" })).toMatchObject({ because: expect.stringContaining('"NAPPING"') });
  expect(readStatus(done)).toBeUndefined();
});

it("finds the file of a clip and of a picture, and its length", () => {
  const video = readOutput(Output.parse({ video: { url: "https://a/b", file_size: 12 }, seed: 1 }));
  expect(video).toEqual({ state: "ready", clip: { url: "https://a/b", byteCount: 12 } });
  const image = readOutput(Output.parse({ images: [{ url: "https://a/c" }] }));
  expect(image).toEqual({ state: "ready", clip: { url: "https://a/c" } });
  expect(Output.safeParse({ images: [] }).success).toBe(false);
});

it.each<[string, Parameters<typeof readFailure>[0], Partial<JobNews>]>([
  [
    "moderated, perhaps billed",
    answer(422, detail("content_policy_violation")),
    { kind: "moderation", costUsdMicros: ESTIMATE },
  ],
  [
    "impossible, perhaps billed",
    answer(422, detail("value_error")),
    { kind: "refused", costUsdMicros: ESTIMATE },
  ],
  [
    "refused in a word",
    answer(400, { detail: "no such model" }),
    { kind: "refused", message: "fal (400): no such model", costUsdMicros: 0 },
  ],
  [
    "broken, marked by a header",
    answer(500, { detail: "x" }, { "x-fal-error-type": "internal" }),
    { kind: "refused", costUsdMicros: 0 },
  ],
  [
    "broken, marked though it is no JSON",
    answer(504, undefined, { "x-fal-retryable": "1" }),
    { kind: "refused", costUsdMicros: 0 },
  ],
  [
    "moderated, by a header",
    answer(400, { detail: "x" }, { "x-fal-error-type": "nsfw_content" }),
    { kind: "moderation" },
  ],
])("ends a job that is %s", (_what, result, news) => {
  expect(readFailure(result, done, ESTIMATE)).toMatchObject({ state: "failed", ...news });
});

it("believes the queue when it says that a job failed", () => {
  const status = { ...done, error: "Runner died", error_type: "runner_error" };
  expect(readFailure(answer(500, undefined), status, ESTIMATE)).toMatchObject({
    message: "fal (500): Runner died",
  });
});

it.each<[number, unknown]>([
  [200, { video: {} }],
  [401, { detail: "key" }],
  [404, { detail: "not yet" }],
  [408, { detail: "late" }],
  [429, { detail: "slow down" }],
  [400, { error: "of another kind" }],
  [500, { detail: "Internal Server Error" }],
  [502, undefined],
])("does not end a job for %i with %j", (status, json) => {
  expect(readFailure(answer(status, json), done, ESTIMATE)).toBeUndefined();
});

it("does not call a field's name a moderation", () => {
  expect(
    isModerated(answer(422, { detail: [{ loc: ["body", "safety_tolerance"], msg: "x", type: "enum" }] })),
  ).toBe(false);
  expect(isModerated(answer(422, { detail: "a text" }))).toBe(false);
  expect(isModerated(answer(422, detail("content_policy_violation")))).toBe(true);
});
