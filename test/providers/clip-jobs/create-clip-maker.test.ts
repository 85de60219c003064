import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { AppError, type ErrorKind } from "../../../src/core/app-error.ts";
import type { ClipJobs } from "../../../src/providers/clip-jobs/clip-jobs.ts";
import { createClipMaker } from "../../../src/providers/clip-jobs/create-clip-maker.ts";
import type { ClipOrder } from "../../../src/providers/contracts/clip-maker.ts";
import { createVendorLine } from "../../../src/providers/http/vendor-line.ts";
import { answers, hostileServer } from "../../support/hostile-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const NOW_MS = 5_000;
const error = (kind: ErrorKind) =>
  new AppError({ kind, code: "test", message: `it is ${kind}`, hint: "mend it" });
const mp4 = Buffer.concat([
  Buffer.from("\0\0\0\x0cftypisom"),
  Buffer.from("\0\0\0\x48moov"),
  Buffer.alloc(64),
]);

async function made(
  change: Partial<ClipJobs> = {},
  { keep, lineFails }: { keep?: ClipOrder["keep"]; lineFails?: Error } = {},
) {
  const server = await hostileServer(answers(200, mp4));
  const clock = { nowMs: () => NOW_MS };
  const sent: string[] = [];
  const maker = createClipMaker({
    providerId: "fal",
    keyName: "FAL_KEY",
    makes: ["video"],
    parts: {
      clock,
      line: async () => {
        if (lineFails) throw lineFails;
        const common = { providerId: "fal", baseUrl: server.origin, fetch, clock, secrets: [] };
        return createVendorLine({ ...common, key: "k-0123456789", tell: () => undefined });
      },
    },
    send: async (_order, key) => {
      sent.push(key);
      return { status: 200, headers: new Headers(), json: { id: "h1" }, text: "" };
    },
    handleOf: (json) => (json as { id: string }).id,
    isModerated: ({ text }) => text === "safety",
    newsOf: async () => ({ state: "ready", clip: { url: server.origin }, costUsdMicros: 3 }),
    ...change,
  });
  const order: ClipOrder = {
    part: "b1.fal",
    model: "m",
    makes: "video",
    prompt: "A heron.",
    durationMs: 4_000,
    width: 720,
    height: 1280,
    estimateUsdMicros: 9,
    keep: keep ?? (async (content) => ({ sha256: await hashOf(content), file: "/kept" })),
    workFolder: temporaryFolder(),
  };
  return { maker, request: maker.request(order), order, sent, signal: new AbortController().signal };
}

async function hashOf(content: Parameters<ClipOrder["keep"]>[0]): Promise<string> {
  const bytes = "file" in content ? readFileSync(content.file) : content.bytes;
  return createHash("sha256").update(bytes).digest("hex");
}

it("buys one job by one request and answers with its handle", async () => {
  const { request, sent, signal } = await made();
  expect(await request.submit("job/shots/b1", signal)).toEqual({ kind: "accepted", handle: "h1" });
  expect(sent).toEqual(["job/shots/b1"]);
  expect(request).toMatchObject({
    part: "b1.fal",
    kind: "spends",
    estimateUsdMicros: 9,
    whenNotFound: "park",
    graceMs: 0,
  });
  expect(request).not.toHaveProperty("find");
});

it.each<[string, Partial<ClipJobs>, Partial<ClipOrder>]>([
  ["of a kind that it does not make", {}, { makes: "image" }],
  ["with a flaw", { flawOf: () => "too long" }, {}],
])("does not send an order %s", async (_what, jobs, change) => {
  const { maker, order, sent, signal } = await made(jobs);
  const outcome = await maker.request({ ...order, ...change }).submit("k", signal);
  expect(outcome).toMatchObject({ kind: "refused", code: "order-impossible" });
  expect(sent).toEqual([]);
});

it("says when a refusal was for what the prompt shows", async () => {
  const refusing = (text: string): Partial<ClipJobs> => ({
    send: async () => ({ status: 400, headers: new Headers(), json: undefined, text }),
  });
  for (const [text, code] of [
    ["safety", "moderated"],
    ["width", "vendor-refused"],
  ] as const) {
    const { request, signal } = await made(refusing(text));
    expect(await request.submit("k", signal)).toMatchObject({ kind: "refused", code });
  }
});

it("brings what is ready, and tells the vendor's figure", async () => {
  const { request } = await made();
  expect(await request.status("h1")).toMatchObject({
    state: "done",
    result: { kind: "video", file: "/kept", mediaType: "video/mp4" },
    costUsdMicros: 3,
  });
});

it.each<ErrorKind>(["transient", "refused", "quota"])("goes on asking after a %s answer", async (kind) => {
  const { request } = await made({ newsOf: () => Promise.reject(error(kind)) });
  expect(await request.status("h1")).toEqual({ state: "pending", because: `it is ${kind}` });
});

const waits = (message: RegExp) => ({
  kind: "waiting",
  code: "clip-waits",
  message: expect.stringMatching(message),
  details: { untilMs: NOW_MS + 120_000, waitingFor: expect.stringMatching(message) },
});

it("lets nobody else make a clip while a person has something to mend", async () => {
  const refused = await made({ newsOf: () => Promise.reject(error("config")) });
  await expect(refused.request.status("h1")).rejects.toMatchObject({
    ...waits(/it is config/),
    hint: "mend it",
  });
  const keyless = await made({}, { lineFails: error("config") });
  await expect(keyless.request.status("h1")).rejects.toMatchObject(waits(/it is config/));
  const noSpace = Object.assign(new Error("write"), { code: "ENOSPC" });
  const full = await made({}, { keep: () => Promise.reject(noSpace) });
  await expect(full.request.status("h1")).rejects.toMatchObject(waits(/No space is left/));
});

it("waits when it cannot be asked what an earlier request made", async () => {
  const found = await made({ find: async (key) => (key === "known" ? "h9" : undefined), graceMs: 7 });
  expect(found.request).toMatchObject({ whenNotFound: "resend", graceMs: 7 });
  expect(await found.request.find?.("known")).toEqual({ handle: "h9" });
  expect(await found.request.find?.("other")).toBeUndefined();
  const away = await made({ find: () => Promise.reject(error("transient")) });
  await expect(away.request.find?.("known")).rejects.toMatchObject(waits(/it is transient/));
});

it("hands on defects of ours and a person's stop", async () => {
  const broken = await made({ newsOf: () => Promise.reject(new TypeError("ours")) });
  await expect(broken.request.status("h1")).rejects.toThrow("ours");
  const stopped = AbortSignal.abort(error("cancelled"));
  const late = await made({ newsOf: () => Promise.reject(error("transient")) });
  await expect(late.request.status("h1", stopped)).resolves.toMatchObject({ state: "pending" });
  const stopping = await made({ newsOf: () => Promise.reject(stopped.reason) });
  await expect(stopping.request.status("h1", stopped)).rejects.toMatchObject({ kind: "cancelled" });
});

it("offers to stop a job only where the vendor does", async () => {
  const asked: string[] = [];
  expect((await made()).maker).not.toHaveProperty("cancel");
  const { maker } = await made({ cancel: async (handle) => void asked.push(handle) });
  await maker.cancel?.("h1");
  expect(asked).toEqual(["h1"]);
});
