import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { vertex } from "../../../src/providers/vertex/definition.ts";
import { clipMakerSuite } from "../../contracts/clip-maker-suite.ts";
import { type ClipVendorCase, clipHome, clipScene, ESTIMATE_USD_MICROS } from "../../contracts/clip-scene.ts";
import { answersInstead, resetBeforeWork } from "../../contracts/faults.ts";
import { type VertexServer, vertexServer } from "../../contracts/vertex-server.ts";
import { madeClip } from "../../support/made-clips.ts";
import { accountFile, accountPem } from "../../support/service-account.ts";

const TOKEN_START = "ya29.canary0123456789";
const folder = mkdtempSync(join(tmpdir(), "viral-account-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vendorCase: ClipVendorCase = {
  definition: vertex,
  key: accountFile(folder),
  secrets: [TOKEN_START, ...accountPem.split("\n").slice(1, 4)],
  settings: (origin) => ({ tokenBaseUrl: origin }),
  serve: async (file) => await vertexServer(file, TOKEN_START),
  order: { model: "veo-3.1-fast-generate-001", width: 720, height: 1280, durationMs: 4_000, seed: 7 },
  cost: { done: ESTIMATE_USD_MICROS, moderated: 0, failed: 0 },
  isFindable: false,
  hasFiles: "none",
};

clipMakerSuite(vendorCase);

const home = clipHome();
const clip = readFileSync(await madeClip("good"));

async function scene(file = clip) {
  const servers: VertexServer[] = [];
  const serve = async (bytes: Buffer): Promise<VertexServer> => {
    const server = await vertexServer(bytes, TOKEN_START);
    servers.push(server);
    return server;
  };
  const at = await clipScene(home(), { ...vendorCase, serve }, file);
  return { at, tokenCount: () => servers[0]?.tokens.length };
}

it.each([
  ["the line to it breaks", resetBeforeWork],
  ["it is in trouble", answersInstead({ status: 503 })],
])("asks for no clip without a token when %s", async (_what, fault) => {
  const { at } = await scene();
  at.server.faultAt("token", fault);
  await expect(at.perform()).rejects.toMatchObject({ kind: "transient", code: "effect-not-sent" });
  expect([at.server.jobs.length, await at.spent()]).toEqual([0, 0]);
  expect((await at.perform()).result).toMatchObject({ kind: "video" });
  expect(at.server.jobs).toHaveLength(1);
});

it("says when the account has no access", async () => {
  const { at } = await scene();
  at.server.faultAt("token", answersInstead({ status: 400, json: { error: "invalid_grant" } }));
  await expect(at.perform()).rejects.toMatchObject({ kind: "config", code: "vendor-key-refused" });
  expect([at.server.jobs.length, await at.spent()]).toEqual([0, 0]);
});

it("takes a new token when the old one ends, while a clip is made", async () => {
  const { at, tokenCount } = await scene();
  at.server.plan.pollsUntilEnd = 250;
  await expect(at.perform()).rejects.toMatchObject({ kind: "waiting" });
  expect(tokenCount()).toBe(1);
  at.clock.now += 3_600_000;
  await at.perform();
  expect([tokenCount(), at.server.jobs.length]).toEqual([2, 1]);
});

it("takes a new token when the old one is refused", async () => {
  const { at, tokenCount } = await scene();
  at.server.faultAt("poll", answersInstead({ status: 401 }));
  await expect(at.perform()).rejects.toMatchObject({ kind: "waiting" });
  await at.perform();
  expect([tokenCount(), at.server.jobs.length]).toEqual([2, 1]);
});

it("asks again for a clip that came within its answer and is not whole", async () => {
  const { at } = await scene(clip.subarray(0, clip.byteLength >> 1));
  await expect(at.perform()).rejects.toMatchObject({
    kind: "waiting",
    details: { waitingFor: expect.stringContaining("ends before its pictures do") },
  });
  expect([at.server.jobs.length, await at.spent()]).toEqual([1, ESTIMATE_USD_MICROS]);
});

it("does not poll what is no operation", async () => {
  const { at } = await scene();
  await expect(at.maker.request(at.order).status("projects/other")).rejects.toMatchObject({
    code: "handle-unreadable",
  });
});
