import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  type DeliveryRequest,
  deliverFolder,
  effectKeyOf,
  readPost,
} from "../../../src/providers/outbox/deliver-folder.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { finishedFolder, samplePost } from "./sample-delivery.ts";

const NAME = "most-people-in-asia-4f2a9c";
const request = (outFolder: string, change: Partial<DeliveryRequest> = {}): DeliveryRequest => ({
  folder: finishedFolder(),
  outFolder,
  title: "Most people in Asia",
  post: samplePost(),
  effectKey: "job1/publish/1",
  deliveredAt: "2026-11-24T12:00:00.000Z",
  ...change,
});

test("the folder has the files that there are, and a post that says which effect made it", async () => {
  const outFolder = join(temporaryFolder(), "deep", "videos");
  const folder = finishedFolder();
  rmSync(join(folder, "cover.png"));
  writeFileSync(join(folder, "secret-notes.txt"), "not for delivery");
  const target = await deliverFolder(request(outFolder, { folder }));
  expect(target).toBe(join(outFolder, NAME));
  expect(readdirSync(outFolder)).toEqual([NAME]);
  expect(readdirSync(target)).not.toContain("cover.png");
  expect(readdirSync(target)).not.toContain("secret-notes.txt");
  const delivery = {
    effectKey: "job1/publish/1",
    deliveredAt: "2026-11-24T12:00:00.000Z",
    fileMtimeMs: Math.floor(statSync(join(target, "video.mp4")).mtimeMs),
  };
  expect(await readPost(target)).toEqual(samplePost({ delivery }));
});

test("the same effect finds its folder again, also behind those of others, and changes nothing in it", async () => {
  const outFolder = temporaryFolder();
  await deliverFolder(request(outFolder, { effectKey: "another" }));
  const first = await deliverFolder(request(outFolder));
  expect(first).toBe(join(outFolder, `${NAME}-2`));
  const later = { folder: finishedFolder("Another hook"), deliveredAt: "2027-01-01T00:00:00.000Z" };
  expect(await deliverFolder(request(outFolder, later))).toBe(first);
  expect((await readPost(first))?.delivery?.deliveredAt).toBe("2026-11-24T12:00:00.000Z");
  expect(readdirSync(outFolder).sort()).toEqual([NAME, `${NAME}-2`]);
});

test("what a killed attempt staged is not delivered with the rest", async () => {
  const outFolder = temporaryFolder();
  const hash = createHash("sha256").update("job1/publish/1").digest("hex").slice(0, 12);
  const staged = join(outFolder, `.${NAME}-${hash}.part`);
  mkdirSync(staged);
  writeFileSync(join(staged, "half.mp4"), "");
  expect(readdirSync(await deliverFolder(request(outFolder)))).not.toContain("half.mp4");
  expect(readdirSync(outFolder)).toEqual([NAME]);
});

test("a folder without its video, or with a file that cannot be read, is not delivered at all", async () => {
  const outFolder = temporaryFolder();
  const noVideo = finishedFolder();
  rmSync(join(noVideo, "video.mp4"));
  await expect(deliverFolder(request(outFolder, { folder: noVideo }))).rejects.toMatchObject({
    kind: "bug",
    code: "video-missing",
    message: expect.stringContaining(join(noVideo, "video.mp4")),
  });
  const unreadable = finishedFolder();
  rmSync(join(unreadable, "cover.png"));
  mkdirSync(join(unreadable, "cover.png"));
  await expect(deliverFolder(request(outFolder, { folder: unreadable }))).rejects.toThrow("cover.png");
  expect(readdirSync(outFolder)).toEqual([]);
});

test("a name that fifty folders of others have is a config error, and leaves nothing of ours", async () => {
  const outFolder = temporaryFolder();
  const taken = Array.from({ length: 50 }, (_, index) => (index === 0 ? NAME : `${NAME}-${index + 1}`));
  for (const name of taken) {
    mkdirSync(join(outFolder, name));
    writeFileSync(join(outFolder, name, "theirs.txt"), "");
  }
  await expect(deliverFolder(request(outFolder))).rejects.toMatchObject({
    kind: "config",
    code: "folder-name-taken",
    hint: expect.stringContaining("--out"),
  });
  expect(readdirSync(outFolder).sort()).toEqual(taken.sort());
});

test.each([
  ["no JSON", "{"],
  ["of another schema", '{"schema":"viral.post/2"}'],
  ["one that never was delivered", JSON.stringify(samplePost())],
])("a folder whose post is %s was made by no effect", async (_what, text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "post.json"), text);
  expect(await effectKeyOf(folder)).toBeUndefined();
  expect(readFileSync(join(folder, "post.json"), "utf8")).toBe(text);
});

test("a post that cannot be read is not taken for none", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "post.json"));
  await expect(readPost(folder)).rejects.toThrow("EISDIR");
});

test("where no folder is, or a file is in its place, there is no post", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "");
  expect([await readPost(join(folder, "none")), await readPost(join(folder, "file"))]).toEqual([
    undefined,
    undefined,
  ]);
});
