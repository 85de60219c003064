import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { AppError } from "../../../../src/core/app-error.ts";
import { keepFor } from "../../../../src/pipeline/keep-file.ts";
import { type FetchTools, fetchClip } from "../../../../src/pipeline/shots/stock/fetch-clip.ts";
import { openDesk } from "../../../../src/pipeline/shots/stock/stock-desk.ts";
import type { StockLibrary } from "../../../../src/providers/contracts/stock-library.ts";
import { blobsOnlyOf } from "../../../../src/store/repositories/blobs.ts";
import { libraryOf, stockClip } from "../../../support/library.ts";
import { madeClip, tools as media } from "../../../support/made-clips.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { temporaryServices } from "../../../support/video-services.ts";

async function room(kind: "sharp" | "good" | AppError) {
  const services = await temporaryServices();
  const source = typeof kind === "string" ? await madeClip(kind) : "";
  let brought = 0;
  const bring: StockLibrary["bring"] = async (_file, target) => {
    brought += 1;
    if (typeof kind !== "string") throw kind;
    copyFileSync(source, target);
    return { sha256: "", byteCount: readFileSync(source).byteLength, mediaType: "video/mp4" };
  };
  const library = libraryOf("shelf", () => ({ clips: [] }), bring);
  const { signal } = new AbortController();
  const { store, clock } = services;
  const desk = openDesk({ store, clock, language: "en", signal, warn: () => undefined });
  const fetch = async (jobId = "job_1", durationMs = 2000, startMs = 1000) => {
    const workFolder = temporaryFolder();
    const keep = keepFor(services, jobId, workFolder);
    const tools: FetchTools = { services, desk, keep, jobId, media, workFolder, signal };
    const clip = stockClip("7");
    const [file] = clip.files;
    if (!file) throw new Error("a clip has files");
    const fetched = await fetchClip(library, { clip, file, startMs }, durationMs, tools);
    expect(readdirSync(workFolder)).toEqual([]);
    return fetched;
  };
  return { services, desk, library, fetch, broughtCount: () => brought };
}

it("brings a clip once, and says of every job that it needs it", async () => {
  const { services, fetch, broughtCount } = await room("sharp");
  const first = await fetch("job_1");
  if (typeof first === "string") throw new Error(first);
  expect(existsSync(first.file)).toBe(true);
  expect(first.facts.picture).toMatchObject({ width: 720, height: 1280 });
  expect(await blobsOnlyOf(services.store, "job_1")).toHaveLength(1);
  expect(await fetch("job_2")).toEqual(first);
  expect(broughtCount()).toBe(1);
  expect(await blobsOnlyOf(services.store, "job_1")).toEqual([]);
});

it("judges anew what it has: another beat plays another part", async () => {
  const { fetch, broughtCount } = await room("sharp");
  await fetch();
  expect(await fetch("job_1", 9000, 1500)).toMatch(/^it is 10000 ms long, 10500 ms were ordered/);
  expect(broughtCount()).toBe(1);
});

it("refuses what is smaller than it was said to be", async () => {
  const { fetch } = await room("good");
  expect(await fetch()).toBe("it is 144 × 256, which is smaller than it was said to be");
});

it("tells why a file did not come, and counts it against the library", async () => {
  const gone = new AppError({ kind: "refused", code: "download-expired", message: "it is gone" });
  const { desk, library, fetch } = await room(gone);
  for (let count = 0; count < 4; count += 1) expect(await fetch()).toBe("it is gone");
  expect(desk.isOpen(library)).toBe(false);
});

it("passes on a full disk", async () => {
  const full = new AppError({ kind: "config", code: "disk-full", message: "no room" });
  await expect((await room(full)).fetch()).rejects.toBe(full);
});
