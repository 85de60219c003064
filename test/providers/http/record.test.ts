import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { download } from "../../../src/providers/http/download.ts";
import type { Exchange } from "../../../src/providers/http/exchange.ts";
import { createRecorder } from "../../../src/providers/http/record.ts";
import { createRedactor } from "../../../src/providers/http/redact.ts";
import { createVendorFetch } from "../../../src/providers/http/vendor-fetch.ts";
import { answers, answersJson, hostileServer, resetsBeforeHeaders } from "../../support/hostile-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const CANARY = "canary-key-0123456789";
const OTHER = "another-secret-9876543210";

const exchange = (operation: string): Exchange => ({
  operation,
  method: "GET",
  path: "/",
  requestHeaders: new Headers(),
  requestBody: undefined,
  outcome: { kind: "answer", status: 204, headers: new Headers(), body: new Uint8Array() },
});

it("numbers its files in order, after those that are there, and names them by what was done", async () => {
  const folder = join(temporaryFolder(), "new", "one");
  const recorder = createRecorder(folder);
  await Promise.all(
    ["POST /v1/clips", "../../etc", "?"].map((name) => recorder.record(exchange(name), createRedactor([]))),
  );
  writeFileSync(join(folder, "0009-kept.json"), "{}");
  writeFileSync(join(folder, "notes.txt"), "");
  await createRecorder(folder).record(exchange("GET /b"), createRedactor([]));
  expect(readdirSync(folder).sort()).toEqual([
    "0001-post-v1-clips.json",
    "0002-etc.json",
    "0003-.json",
    "0009-kept.json",
    "0010-get-b.json",
    "notes.txt",
  ]);
  expect(statSync(join(folder, "0001-post-v1-clips.json")).mode & 0o077).toBe(0);
});

it("says when it cannot write", async () => {
  const file = join(temporaryFolder(), "a file");
  writeFileSync(file, "");
  await expect(createRecorder(join(file, "x")).record(exchange("x"), createRedactor([]))).rejects.toThrow();
});

it("writes down requests, answers and failures with no secret left anywhere", async () => {
  const audio = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.from(CANARY)]);
  const server = await hostileServer(
    answersJson(
      200,
      { id: "job-1", echo: CANARY, access_token: OTHER, url: `https://cdn.example/a?token=${OTHER}` },
      {
        "set-cookie": OTHER,
        "x-echo": `Bearer ${CANARY}`,
      },
    ),
    answers(200, audio, { "content-type": "audio/mpeg" }),
    answers(401, `key ${CANARY} (${Buffer.from(`user:${CANARY}`).toString("base64")}) refused`),
    resetsBeforeHeaders,
    answers(200, Buffer.concat([Buffer.from("\0\0\0\x20ftypisom"), Buffer.alloc(2e6)])),
  );
  const folder = temporaryFolder();
  const telling = {
    providerId: "fal",
    baseUrl: server.origin,
    clock: { nowMs: () => 0 },
    secrets: [CANARY],
    tell: () => undefined,
    recorder: createRecorder(folder),
    onProblem: (error: unknown) => {
      throw error;
    },
  };
  const call = createVendorFetch({ ...telling, fetch });
  const paid = {
    method: "POST",
    headers: { authorization: `Key ${CANARY}`, cookie: OTHER, "content-type": "application/json" },
    body: JSON.stringify({ prompt: "a fox", note: CANARY, client_secret: OTHER }),
  };
  await call(`${server.origin}/jobs?key=${CANARY}&a=1`, paid);
  await call(`${server.origin}/speech/${CANARY}`);
  await call(`${server.origin}/third`);
  await expect(call(`${server.origin}/fourth`, paid)).rejects.toThrow();
  const file = join(temporaryFolder(), "clip.mp4");
  const url = `${server.origin}/clip.mp4?X-Amz-Signature=${OTHER}`;
  await download(fetch, { ...telling, url, file, expect: "video", maxBytes: 1e7, timeoutMs: 5000 });

  const names = readdirSync(folder).sort();
  expect(names).toEqual([
    "0001-post-jobs.json",
    "0002-get-speech-redacted.json",
    "0003-get-third.json",
    "0004-post-fourth.json",
    "0005-download.json",
  ]);
  const everything = names.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  for (const secret of [CANARY, OTHER]) {
    expect(everything).not.toContain(secret);
    for (const before of ["", "u", "us"]) {
      const core = Buffer.from(`${before}${secret}`).toString("base64").slice(4, 20);
      expect(everything).not.toContain(core);
    }
  }
  expect(existsSync(`${join(folder, names[0] ?? "")}.part`)).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, "0001-post-jobs.json"), "utf8"))).toMatchObject({
    schema: "viral.exchange/1",
    operation: "POST /jobs",
    request: {
      method: "POST",
      path: "/jobs?key=REDACTED&a=1",
      headers: { authorization: "REDACTED", cookie: "REDACTED" },
      body: { kind: "json", json: { prompt: "a fox", note: "REDACTED", client_secret: "REDACTED" } },
    },
    outcome: {
      kind: "answer",
      status: 200,
      body: { kind: "json", json: { id: "job-1", url: "https://cdn.example/a?token=REDACTED" } },
    },
  });
  expect(JSON.parse(readFileSync(join(folder, "0004-post-fourth.json"), "utf8")).outcome).toEqual({
    kind: "failure",
    status: null,
    reached: "unknown",
    causeCode: "ECONNRESET",
  });
});
