import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Exchange } from "../../../src/providers/http/exchange.ts";
import type { VendorUsage } from "../../../src/providers/http/tell.ts";
import { type UploadOptions, upload } from "../../../src/providers/http/upload.ts";
import {
  answers,
  answersJson,
  type Behaviour,
  hangs,
  hostileServer,
  resetsBeforeHeaders,
} from "../../support/hostile-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const TOKEN = "canary-token-0123456789";
const BYTES = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));

async function uploaded(behaviour: Behaviour, more: Partial<UploadOptions> = {}) {
  const server = await hostileServer(behaviour);
  const file = join(temporaryFolder(), "video.mp4");
  if (!existsSync(file)) writeFileSync(file, BYTES);
  const told: VendorUsage[] = [];
  const recorded: Exchange[] = [];
  const progress: number[] = [];
  let nowMs = 0;
  const result = await upload(fetch, {
    providerId: "tube",
    baseUrl: server.origin,
    url: `${server.origin}/put/1?upload_token=${TOKEN}`,
    hosts: /^$/,
    method: "PUT",
    headers: { "content-type": "video/mp4", "content-range": "bytes 10-99/200000" },
    operation: "PUT chunk",
    file,
    startByte: 10,
    byteCount: 90,
    timeoutMs: 2_000,
    progress: (sentBytes) => void progress.push(sentBytes),
    clock: { nowMs: () => (nowMs += 9) },
    secrets: [],
    tell: (usage) => void told.push(usage),
    recorder: { record: async (exchange) => void recorded.push(exchange) },
    ...more,
  }).catch((error: unknown) => ({ error }));
  return { result, server, told, recorded, progress };
}

it("sends just that part of the file, with its length, and answers what came", async () => {
  const { result, server, told, progress } = await uploaded(
    answers(206, "", { "content-range": "bytes 0-99/200000" }),
  );
  expect(result).toMatchObject({ status: 206, json: undefined });
  expect((result as { headers: Headers }).headers.get("content-range")).toBe("bytes 0-99/200000");
  const [seen] = server.seen;
  expect(Buffer.from(seen?.body ?? "", "utf8")).toEqual(BYTES.subarray(10, 100));
  expect(seen?.headers).toMatchObject({ "content-length": "90", "content-type": "video/mp4" });
  expect(told).toEqual([
    { providerId: "tube", operation: "PUT chunk", method: "PUT", status: 206, elapsedMs: 9, bytes: 0 },
  ]);
  expect(progress.at(-1)).toBe(90);
});

it("asks how far it came with no byte at all", async () => {
  const behaviour = answers(308, "", { range: "bytes=0-4" });
  const { result, server } = await uploaded(behaviour, { byteCount: 0, answers308: true });
  expect(result).toMatchObject({ status: 308 });
  expect(server.seen[0]?.headers["content-length"]).toBe("0");
});

it("says that an answer may be lost, when the line breaks after the bytes went out", async () => {
  const { result } = await uploaded(resetsBeforeHeaders);
  expect(result).toMatchObject({ error: { kind: "transient", details: { reached: "unknown" } } });
});

it("ends in its time", async () => {
  const { result } = await uploaded(hangs, { timeoutMs: 80 });
  expect(result).toMatchObject({ error: { kind: "transient", code: "vendor-too-slow" } });
});

it("gives up with its caller, for the caller's reason", async () => {
  const reason = new Error("the run was cancelled");
  const { result } = await uploaded(hangs, { signal: AbortSignal.abort(reason) });
  expect(result).toEqual({ error: reason });
});

it.each([
  [302, false],
  [307, false],
  [307, true],
  [308, false],
  [308, true],
])("follows nobody who answers with %i", async (status, answers308) => {
  const other = await hostileServer(answersJson(200, {}));
  const behaviour = answers(status, "", { location: `${other.origin}/steal` });
  const { result } = await uploaded(behaviour, { answers308 });
  expect(result).toMatchObject({
    error: { kind: "refused", code: "vendor-redirect", details: { reached: "yes" } },
  });
  expect(other.seen).toEqual([]);
});

it.each([true, false])("hears a refused token out, with 308 an answer: %s", async (answers308) => {
  const { result } = await uploaded(answersJson(401, { error: "expired" }), { answers308 });
  expect(result).toMatchObject({ status: 401, json: { error: "expired" } });
});

it.each([
  ["another host", "https://elsewhere.example/put"],
  ["plain http", "http://upload.tube.example/put"],
  ["a password", "https://me:secret@upload.tube.example/put"],
  ["no address", "not an address"],
])("sends nothing to %s, and does not show where it was to go", async (_what, url) => {
  const { result, server } = await uploaded(answersJson(200, {}), {
    url,
    hosts: /^upload\.tube\.example$/,
  });
  expect(result).toMatchObject({ error: { kind: "refused", code: "upload-foreign-host" } });
  expect(server.seen).toEqual([]);
  expect(JSON.stringify(result)).not.toContain("secret");
});

it("never sends to this machine what belongs to a vendor far away", async () => {
  const { result, server } = await uploaded(answersJson(200, {}), { baseUrl: "https://api.tube.example" });
  expect(result).toMatchObject({ error: { code: "upload-foreign-host" } });
  expect(server.seen).toEqual([]);
});

it("takes what opened the upload out of what is answered and told", async () => {
  const echo = JSON.stringify({ message: `bad token ${TOKEN}`, at: `?upload_token=${TOKEN}` });
  const { result, told } = await uploaded(answers(403, echo, { "content-type": "application/json" }));
  expect(JSON.stringify(result)).not.toContain(TOKEN);
  expect(JSON.stringify(told)).not.toContain(TOKEN);
});
