import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { download } from "../../../src/providers/http/download.ts";
import { createRecorder } from "../../../src/providers/http/record.ts";
import { replayFetch } from "../../../src/providers/http/replay.ts";
import { sendJson } from "../../../src/providers/http/send-json.ts";
import { createVendorFetch } from "../../../src/providers/http/vendor-fetch.ts";
import {
  answers,
  answersJson,
  deadOrigin,
  hostileServer,
  resetsBeforeHeaders,
} from "../../support/hostile-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const CANARY = "canary-key-0123456789";
const clip = Buffer.concat([Buffer.from("\0\0\0\x20ftypisom"), Buffer.alloc(3000, 7)]);
const quiet = { clock: { nowMs: () => 0 }, tell: () => undefined };

interface Job {
  id: string;
  url: string;
}

/** What a vendor's folder does for one clip: submit, ask, download. */
async function makeClip(
  baseUrl: string,
  call: typeof fetch,
  options: { prompt?: string; key?: string; recorder?: ReturnType<typeof createRecorder> } = {},
) {
  const { prompt = "a fox", key = CANARY, recorder } = options;
  const telling = { ...quiet, providerId: "fal", baseUrl, secrets: [key], recorder };
  const vendorFetch = createVendorFetch({ ...telling, fetch: call });
  const common = { providerId: "fal", timeoutMs: 5000, headers: { authorization: `Key ${key}` } } as const;
  const body = { prompt, seconds: 5 };
  const { json } = await sendJson(vendorFetch, { ...common, method: "POST", url: `${baseUrl}/jobs`, body });
  const { id, url } = json as Job;
  const status = await sendJson(vendorFetch, {
    ...common,
    method: "GET",
    url: `${baseUrl}/jobs/${id}?key=${key}`,
  });
  const file = join(temporaryFolder(), "clip.mp4");
  const got = await download(call, {
    ...telling,
    url,
    file,
    expect: "video",
    maxBytes: 1e6,
    timeoutMs: 5000,
  });
  return { status: status.status, ...got, bytes: readFileSync(file) };
}

async function recorded() {
  const server = await hostileServer(
    (_request, response) =>
      answersJson(200, { id: "j1", url: `${server.origin}/f/clip.mp4?token=${CANARY}` })(_request, response),
    answersJson(202, { state: "done" }),
    answers(200, clip),
  );
  const folder = temporaryFolder();
  const live = await makeClip(server.origin, fetch, { recorder: createRecorder(folder) });
  return { folder, live, origin: server.origin };
}

it("answers as the recording does, with another key, and nobody is asked", async () => {
  const { folder, live, origin } = await recorded();
  const replay = replayFetch(folder);
  expect(replay.unused()).toHaveLength(3);
  expect(await makeClip(origin, replay, { key: "another-key-of-mine" })).toEqual(live);
  expect(replay.unused()).toEqual([]);
});

it("says what differs in a body, a path and a method, and quotes no secret", async () => {
  const { folder, origin } = await recorded();
  const differing = makeClip(origin, replayFetch(folder), { prompt: "a hare" });
  await expect(differing).rejects.toMatchObject({
    kind: "usage",
    code: "replay-differs",
    message: expect.stringContaining(
      'in 0001-post-jobs.json: body.prompt: "a fox" was recorded, "a hare" is sent',
    ),
  });
  const other = replayFetch(folder)(`${origin}/other?key=${CANARY}`, { method: "PUT", body: "words" });
  const refused = await other.catch((error: Error) => error);
  expect(refused).toMatchObject({ code: "replay-differs" });
  expect((refused as Error).message).toMatch(
    /method: "POST" was recorded, "PUT" is sent; path: "\/jobs" was.*body/,
  );
  expect((refused as Error).message).not.toContain(CANARY);
});

it("says when there is one request too many", async () => {
  const replay = replayFetch(temporaryFolder());
  await expect(replay("https://x.example/a")).rejects.toMatchObject({
    code: "replay-differs",
    message: expect.stringContaining("GET /a is sent"),
  });
});

it("fails as the recording does", async () => {
  const folder = temporaryFolder();
  const recorder = createRecorder(folder);
  const { origin } = await hostileServer(resetsBeforeHeaders);
  const nobody = await deadOrigin();
  const attempt = async (baseUrl: string, call: typeof fetch, record: boolean) => {
    const options = { ...quiet, providerId: "fal", baseUrl, secrets: [], ...(record ? { recorder } : {}) };
    return await createVendorFetch({ ...options, fetch: call })(baseUrl).catch((error: unknown) => error);
  };
  const live = [await attempt(origin, fetch, true), await attempt(nobody, fetch, true)];
  const gone = await hostileServer(answers(404));
  const file = join(temporaryFolder(), "clip.mp4");
  const from = { ...quiet, providerId: "fal", url: gone.origin, baseUrl: gone.origin, secrets: [], file };
  const limits = { expect: "video", maxBytes: 1e6, timeoutMs: 5000 } as const;
  await expect(download(fetch, { ...from, ...limits, recorder })).rejects.toThrow();
  const replay = replayFetch(folder);
  expect([await attempt(origin, replay, false), await attempt(nobody, replay, false)]).toEqual(live);
  await expect(download(replay, { ...from, ...limits })).rejects.toMatchObject({ code: "download-expired" });
});

it("keeps the order beyond four digits, and refuses a file that is no exchange", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "10000-late.json"), "{}");
  writeFileSync(join(folder, "9999-early.json"), '{"schema":"other"}');
  const replay = replayFetch(folder);
  expect(replay.unused()).toEqual(["9999-early.json", "10000-late.json"]);
  await expect(replay("https://x.example/a")).rejects.toThrow(/schema/);
});

it("takes out values it is told of, as the recorder did", async () => {
  const { folder } = await recorded();
  const withValue = JSON.parse(readFileSync(join(folder, "0001-post-jobs.json"), "utf8"));
  withValue.request.path = "/voices/REDACTED";
  writeFileSync(join(folder, "0001-post-jobs.json"), JSON.stringify(withValue));
  const body = JSON.stringify({ prompt: "a fox", seconds: 5 });
  const replay = replayFetch(folder, ["private-voice-1"]);
  const answer = await replay("https://x.example/voices/private-voice-1", { method: "POST", body });
  expect(answer.status).toBe(200);
});
