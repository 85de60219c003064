import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PostDocument } from "../../../src/model/post.ts";
import { createOutbox } from "../../../src/providers/outbox/outbox.ts";
import { finishedFolder, sampleRequest, tempFolder } from "./sample-delivery.ts";

const clock = { nowMs: () => Date.UTC(2026, 10, 24, 12) };

function open(outFolder: string) {
  const outbox = createOutbox({ outFolder, clock });
  const request = (effectKey: string, folder = finishedFolder()) => sampleRequest({ effectKey, folder });
  return { outbox, request };
}

async function deliver(outFolder: string, effectKey: string): Promise<string> {
  const { outbox, request } = open(outFolder);
  const outcome = await outbox.start(request(effectKey));
  if (outcome.kind !== "accepted") throw new Error(outcome.kind);
  return outcome.handle;
}

const visible = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name !== "index.html")
    .sort();

test("a delivery is a whole folder with its effect's mark, and a page above it", async () => {
  const outFolder = join(tempFolder(), "videos");
  const handle = await deliver(outFolder, "job1/post/1");
  expect(visible(outFolder)).toEqual(["most-people-in-asia-4f2a9c"]);
  expect(readdirSync(handle).sort()).toEqual([
    "captions.srt",
    "captions.vtt",
    "checks.json",
    "cover.jpg",
    "cover.png",
    "post.json",
    "script.json",
    "video.mp4",
  ]);
  const post = PostDocument.parse(JSON.parse(readFileSync(join(handle, "post.json"), "utf8")));
  expect(post.delivery).toMatchObject({ effectKey: "job1/post/1", deliveredAt: "2026-11-24T12:00:00.000Z" });
  expect(readFileSync(join(outFolder, "index.html"), "utf8")).toContain("Three giants of Asia, counted");
});

test("the same effect never delivers twice; another one never takes its folder", async () => {
  const outFolder = tempFolder();
  const first = await deliver(outFolder, "a");
  expect(await deliver(outFolder, "a")).toBe(first);
  const second = await deliver(outFolder, "b");
  expect(second).not.toBe(first);
  expect(visible(outFolder)).toHaveLength(2);
});

test("a folder of someone else with the same name is left as it is", async () => {
  const outFolder = tempFolder();
  const theirs = join(outFolder, "most-people-in-asia-4f2a9c");
  mkdirSync(theirs);
  writeFileSync(join(theirs, "video.mp4"), "theirs");
  expect(await deliver(outFolder, "a")).toBe(`${theirs}-2`);
  expect(readdirSync(theirs)).toEqual(["video.mp4"]);
  expect(readFileSync(join(theirs, "video.mp4"), "utf8")).toBe("theirs");
});

test("find and status look, and change nothing", async () => {
  const outFolder = tempFolder();
  const { outbox, request } = open(outFolder);
  expect(await outbox.find(request("a"))).toEqual({ state: "nothing" });
  const handle = await deliver(outFolder, "a");
  expect(await outbox.find(request("a"))).toEqual({ state: "made", handle });
  expect(await outbox.find(request("b"))).toEqual({ state: "nothing" });
  expect(await outbox.status(handle, request("a"))).toMatchObject({ state: "live" });
  rmSync(handle, { recursive: true });
  expect(await outbox.status(handle, request("a"))).toMatchObject({ state: "failed", kind: "refused" });
});

test("what a killed attempt left is cleared by the next one of the same effect", async () => {
  const outFolder = tempFolder();
  const { outbox, request } = open(outFolder);
  const broken = finishedFolder();
  rmSync(join(broken, "video.mp4"));
  await expect(outbox.start(request("a", broken))).rejects.toMatchObject({ code: "video-missing" });
  expect(readdirSync(outFolder)).toEqual([]);
});

test("an outbox below a file, or where nobody may write, is a clear error and leaves nothing", async () => {
  const file = join(tempFolder(), "file");
  writeFileSync(file, "");
  await expect(deliver(file, "a")).rejects.toMatchObject({ kind: "config", code: "folder-is-file" });
  const below = join(file, "videos");
  await expect(deliver(below, "a")).rejects.toMatchObject({ kind: "config", code: "folder-is-file" });
  expect(existsSync(below)).toBe(false);
});

test("where else a video is kept is written beside it, and a folder that is gone stays gone", async () => {
  const outFolder = tempFolder();
  const { outbox } = open(outFolder);
  const handle = await deliver(outFolder, "a");
  const url = "https://cdn.example/videos/1.mp4";
  const stored = {
    store: "s3",
    video: { key: "videos/1.mp4", url },
    cover: { key: "covers/1.png", url: null },
  };
  await outbox.noteStored?.(handle, stored);
  const post = PostDocument.parse(JSON.parse(readFileSync(join(handle, "post.json"), "utf8")));
  expect(post).toMatchObject({ stored, delivery: { effectKey: "a" } });
  expect(readdirSync(handle)).not.toContain(".post.json");
  expect(readFileSync(join(outFolder, "index.html"), "utf8")).toContain(`href="${url}"`);
  rmSync(handle, { recursive: true });
  await outbox.noteStored?.(handle, stored);
  expect(existsSync(handle)).toBe(false);
});
