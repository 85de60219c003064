import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { type DownloadOptions, download } from "../../../src/providers/http/download.ts";
import type { Exchange } from "../../../src/providers/http/exchange.ts";
import { WHOLE_BYTES_MAX } from "../../../src/providers/http/recorded-body.ts";
import type { VendorUsage } from "../../../src/providers/http/tell.ts";
import {
  answers,
  answersHtml,
  answersJson,
  type Behaviour,
  dribbles,
  floods,
  gzipBomb,
  hangs,
  hostileServer,
  resetsAfterHeaders,
  resetsBeforeHeaders,
  stalls,
  tenGigabytes,
  truncates,
} from "../../support/hostile-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const CANARY = "canary-key-0123456789";
const clip = Buffer.concat([Buffer.from("\0\0\0\x20ftypisom"), Buffer.alloc(3000, 7)]);

async function downloaded(behaviour: Behaviour, more: Partial<DownloadOptions> = {}) {
  const server = await hostileServer(behaviour);
  const folder = temporaryFolder();
  const told: VendorUsage[] = [];
  const recorded: Exchange[] = [];
  let nowMs = 0;
  const result = await download(fetch, {
    providerId: "fal",
    url: `${server.origin}/f/clip.mp4?token=${CANARY}`,
    baseUrl: server.origin,
    headers: { authorization: `Key ${CANARY}` },
    file: join(folder, "clip.mp4"),
    expect: "video",
    maxBytes: 100_000,
    timeoutMs: 2000,
    idleMs: 300,
    clock: { nowMs: () => (nowMs += 9) },
    secrets: [],
    tell: (usage) => void told.push(usage),
    recorder: { record: async (exchange) => void recorded.push(exchange) },
    ...more,
  }).catch((error: Error) => error);
  return { result, told, recorded, server, folder, names: readdirSync(folder) };
}

it("brings a file whole, and says what it is", async () => {
  const { result, told, folder, names } = await downloaded(
    answers(200, clip, { "content-type": "text/plain" }),
  );
  const sha256 = createHash("sha256").update(clip).digest("hex");
  expect(result).toEqual({ sha256, byteCount: clip.byteLength, mediaType: "video/mp4" });
  expect(names).toEqual(["clip.mp4"]);
  expect(readFileSync(join(folder, "clip.mp4"))).toEqual(clip);
  expect(told).toEqual([
    {
      providerId: "fal",
      operation: "download",
      method: "GET",
      status: 200,
      elapsedMs: 9,
      bytes: clip.byteLength,
    },
  ]);
});

it("brings a file without an announced length, and a very short one", async () => {
  expect((await downloaded(floods(clip, 1))).result).toMatchObject({ mediaType: "video/mp4" });
  expect((await downloaded(answers(200, "GIF89a"), { expect: "image" })).result).toMatchObject({
    byteCount: 6,
  });
});

const gone = "x".repeat(200);
const faults: [string, Behaviour, string, number | null, Partial<DownloadOptions>][] = [
  ["an expired address", answers(403, gone), "download-expired", 403, {}],
  ["ten announced gigabytes", tenGigabytes(clip), "download-too-large", 200, {}],
  ["a flood", floods(clip, 10_000_000), "download-too-large", 200, {}],
  ["a zip bomb", gzipBomb(clip, 5_000_000), "download-too-large", 200, {}],
  ["a truncated body", truncates(clip), "download-truncated", 200, {}],
  [
    "a reset in the body",
    resetsAfterHeaders(clip, { "content-length": "9000" }),
    "download-truncated",
    200,
    {},
  ],
  ["an empty body", answers(200, ""), "download-truncated", 200, {}],
  ["a reset before it", resetsBeforeHeaders, "download-failed", null, {}],
  ["a stall", stalls(clip), "download-stalled", 200, {}],
  ["an endless dribble", dribbles(clip, 10), "download-stalled", 200, { timeoutMs: 500, idleMs: 4000 }],
  ["no answer", hangs, "download-stalled", null, { timeoutMs: 500 }],
  ["HTML", answersHtml(200), "download-wrong-kind", 200, {}],
  ["JSON", answersJson(200, { error: "gone" }), "download-wrong-kind", 200, {}],
  ["a picture", answers(200, "\u0089PNG\r\n"), "download-wrong-kind", 200, {}],
  ["a ZIP archive", answers(200, "PK\x03\x04"), "download-wrong-kind", 200, {}],
];

it.each(faults)("%s leaves nothing but a clear error", async (_what, behaviour, code, status, more) => {
  const { result, told, recorded, server, names } = await downloaded(behaviour, more);
  expect(result).toMatchObject({ name: "AppError", code });
  expect(names).toEqual([]);
  expect(told).toMatchObject([{ status }]);
  expect(recorded).toMatchObject([{ outcome: { kind: "failure" } }]);
  expect(server.seen).toHaveLength(1);
  const shown = `${(result as Error).stack}${JSON.stringify(result)}${JSON.stringify(told)}`;
  expect(shown).not.toContain(CANARY);
  expect(shown).not.toMatch(/token=|clip\.mp4\?/);
});

it("says what came in place of a film", async () => {
  const { result } = await downloaded(answersHtml(200, "Sign in"));
  expect((result as Error).message).toContain("is an HTML page where video was expected");
});

it("stops a wrong kind at its first bytes", async () => {
  const { result, told, server } = await downloaded(floods(Buffer.from("<html>"), 50_000_000), {
    maxBytes: 60_000_000,
  });
  expect(result).toMatchObject({ code: "download-wrong-kind" });
  expect(told[0]?.bytes).toBeLessThan(1_000_000);
  await vi.waitFor(() => expect(server.leftCount()).toBe(1));
});

it("leaves nothing when the caller has had enough, and throws the caller's reason", async () => {
  const caller = new AbortController();
  setTimeout(() => caller.abort(new Error("enough")), 400);
  const { result, names, told } = await downloaded(dribbles(clip, 10), {
    signal: caller.signal,
    idleMs: 4000,
  });
  expect(result).toMatchObject({ message: "enough" });
  expect([names, told.length]).toEqual([[], 1]);
});

it("keeps what was there before when it fails", async () => {
  const file = join(temporaryFolder(), "clip.mp4");
  writeFileSync(file, "before");
  await downloaded(truncates(clip), { file });
  expect(readFileSync(file, "utf8")).toBe("before");
  expect(existsSync(`${file}.part`)).toBe(false);
});

it("asks nobody when the disk will not have it", async () => {
  const noFolder = join(temporaryFolder(), "a file");
  writeFileSync(noFolder, "");
  const { result, server } = await downloaded(answers(200, clip), { file: join(noFolder, "clip.mp4") });
  expect(result).toMatchObject({ kind: "config", code: "folder-is-file" });
  expect(server.seen).toEqual([]);
});

it("does not quote a key that no header can hold", async () => {
  const problems: unknown[] = [];
  const onProblem = (error: unknown) => void problems.push(error);
  const headers = { authorization: `Key ${CANARY}\n` };
  const broken = { authorization: `Key ${CANARY}\nx` };
  expect((await downloaded(answers(200, clip), { headers, onProblem })).result).toMatchObject({
    byteCount: 3012,
  });
  const { result, told, server } = await downloaded(answers(200, clip), { headers: broken, onProblem });
  expect(result).toMatchObject({ kind: "bug", code: "vendor-request-broken" });
  expect(`${(result as Error).stack}${JSON.stringify(result)}`).not.toContain(CANARY);
  expect([told.length, server.seen.length, problems]).toEqual([1, 0, []]);
});

it("tells of an address that is none, and records nothing that was never asked", async () => {
  const { recorded } = await downloaded(answers(200, clip), { url: "http://cdn.example/clip.mp4" });
  expect(recorded).toEqual([]);
});

it("tells of an address that is none, too", async () => {
  const { result, told } = await downloaded(answers(200, clip), { url: "not an address" });
  expect(result).toMatchObject({ code: "download-refused" });
  expect(told).toMatchObject([{ status: null }]);
});

it("records small files whole and large ones by their hash and their first bytes", async () => {
  const small = await downloaded(answers(200, clip));
  expect(small.recorded[0]).toMatchObject({
    method: "GET",
    path: `/f/clip.mp4?token=${CANARY}`,
    outcome: { kind: "answer", status: 200, body: clip },
  });
  const long = Buffer.concat([clip, Buffer.alloc(WHOLE_BYTES_MAX, 1)]);
  const { recorded } = await downloaded(answers(200, long), { maxBytes: 40_000_000 });
  expect(recorded[0]?.outcome).toMatchObject({
    body: {
      sha256: createHash("sha256").update(long).digest("hex"),
      byteCount: long.byteLength,
      firstBytes: long.subarray(0, 64),
    },
  });
});
