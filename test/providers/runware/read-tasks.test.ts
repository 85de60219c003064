import { expect, it } from "vitest";
import type { JobNews } from "../../../src/providers/clip-jobs/job-news.ts";
import {
  readTasks,
  refusesKey,
  type Tasks,
  withPlainStatus,
} from "../../../src/providers/runware/read-tasks.ts";

const ID = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const ESTIMATE = 500;
const answer = (status: number, json: unknown) => ({ status, headers: new Headers(), json, text: "" });
const url = "https://vm.runware.ai/a.mp4";

it.each<[string, Tasks, Partial<JobNews> | undefined]>([
  ["nothing", { data: [] }, undefined],
  ["nothing at all", {}, undefined],
  ["something of another job", { data: [{ taskUUID: OTHER, videoURL: url }] }, undefined],
  ["an error of another job", { errors: [{ code: "taskFailed", taskUUID: OTHER }] }, undefined],
  ["an error of nobody's", { errors: [{ code: "taskFailed" }] }, undefined],
  ["that it runs", { data: [{ taskUUID: ID, status: "processing" }] }, { state: "pending" }],
  [
    "a state that nobody knows",
    { data: [{ taskUUID: ID, status: "napping" }] },
    { because: expect.stringMatching(/"napping"/) },
  ],
  [
    "a clip and its bill",
    { data: [{ taskUUID: ID, videoURL: url, cost: 0.0421 }] },
    { state: "ready", clip: { url }, costUsdMicros: 42_100 },
  ],
  [
    "an error in its state",
    { data: [{ taskUUID: ID, status: "error" }] },
    { state: "failed", kind: "refused", costUsdMicros: 0 },
  ],
  [
    "an error",
    { data: [], errors: [{ code: "providerError", message: "no", taskUUID: ID }] },
    { kind: "refused", message: "runware (providerError): no", costUsdMicros: 0 },
  ],
  [
    "a moderation, perhaps billed",
    { errors: [{ code: "nsfwContentDetected", taskUUID: ID }] },
    { kind: "moderation", costUsdMicros: ESTIMATE },
  ],
  [
    "a clip in the archive",
    { data: [{ taskUUID: ID, response: { data: [{ taskUUID: ID, videoURL: url, cost: 1 }] } }] },
    { state: "ready", costUsdMicros: 1_000_000 },
  ],
  [
    "a clip in the archive, bare",
    { data: [{ taskUUID: ID, response: [{ taskUUID: ID, videoURL: url }] }] },
    { state: "ready" },
  ],
  [
    "an archived refusal",
    { data: [{ taskUUID: ID, response: { errors: [{ code: "conflictTaskUUID" }] } }] },
    undefined,
  ],
  ["an empty archive", { data: [{ taskUUID: ID, response: null }] }, undefined],
])("hears %s", (_what, tasks, news) => {
  const read = readTasks(tasks, ID, ESTIMATE);
  if (news) expect(read).toMatchObject(news);
  else expect(read).toBeUndefined();
});

it("does not take a cost of nothing for a price", () => {
  expect(readTasks({ data: [{ taskUUID: ID, videoURL: url, cost: 0 }] }, ID, ESTIMATE)).toEqual({
    state: "ready",
    clip: { url },
  });
});

it.each<[string, number, unknown, number]>([
  ["a job", 200, { data: [{ taskUUID: ID }] }, 200],
  ["a job and a complaint", 200, { data: [{ taskUUID: ID }], errors: [{ code: "deprecatedModel" }] }, 200],
  ["a refusal as a success", 200, { data: [], errors: [{ code: "invalidWidth", taskUUID: ID }] }, 400],
  [
    "a job that is there already",
    400,
    { data: [], errors: [{ code: "conflictTaskUUID", taskUUID: ID }] },
    200,
  ],
  ["another's conflict", 400, { data: [], errors: [{ code: "conflictTaskUUID", taskUUID: OTHER }] }, 400],
  ["trouble", 503, { errors: [{ code: "serviceUnavailable" }] }, 503],
  ["no JSON", 200, undefined, 200],
])("gives the answer to a request with %s (%i) a plain status", (_what, status, json, plain) => {
  expect(withPlainStatus(answer(status, json), ID).status).toBe(plain);
});

it("names the job that was there already", () => {
  const conflict = { errors: [{ code: "conflictTaskUUID" }] };
  expect(withPlainStatus(answer(400, conflict), ID).json).toEqual({ data: [{ taskUUID: ID }] });
});

it("knows a refused key under any status", () => {
  expect(refusesKey(answer(400, { errors: [{ code: "invalidApiKey" }] }))).toBe(true);
  expect(refusesKey(answer(400, { errors: [{ code: "invalidWidth" }] }))).toBe(false);
});
