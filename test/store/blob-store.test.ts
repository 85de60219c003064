import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  openBlobStore,
  ownerOfPart,
  partName,
  placeFile,
  removeDeadParts,
} from "../../src/store/blob-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("the same content is kept once, under its hash", async () => {
  const folder = temporaryFolder();
  const blobs = openBlobStore(folder, "me");
  writeFileSync(join(folder, "a"), "same");
  writeFileSync(join(folder, "b"), "same");
  const first = await blobs.put(join(folder, "a"));
  expect(await blobs.put(join(folder, "b"))).toEqual(first);
  expect(first.sizeBytes).toBe(4);
  expect(await blobs.list()).toEqual([first.sha256]);
  expect(readFileSync(blobs.pathOf(first.sha256), "utf8")).toBe("same");
  await blobs.remove(first.sha256);
  expect(await blobs.has(first.sha256)).toBe(false);
});

test("parts of dead owners go, those of the living and other files stay", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "deep"));
  for (const name of [
    partName("a.mp4", "dead|1"),
    partName("deep/b.mp4", "dead|2"),
    partName("c.mp4", "host|3"),
  ]) {
    writeFileSync(join(folder, name), "");
  }
  writeFileSync(join(folder, "d.mp4"), "");
  const removed = await removeDeadParts(folder, (owner) => owner.startsWith("dead"));
  expect(removed).toHaveLength(2);
  expect(readdirSync(folder).sort()).toEqual([partName("c.mp4", "host|3"), "d.mp4", "deep"].sort());
  expect(ownerOfPart(partName("x", "host|a b|1"))).toBe("host|a b|1");
});

test("a file lands whole or not at all, and a folder that is a file is explained", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a"), "content");
  await placeFile(join(folder, "a"), join(folder, "new", "b"), "me");
  expect(readdirSync(join(folder, "new"))).toEqual(["b"]);
  await expect(placeFile(join(folder, "a"), join(folder, "a", "b"), "me")).rejects.toMatchObject({
    kind: "config",
    code: "folder-is-file",
  });
});

test("the same content may come twice at the same time", async () => {
  const folder = temporaryFolder();
  const blobs = openBlobStore(folder, "me");
  const files = ["a", "b", "c"].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, "same");
  const put = await Promise.all(files.map(async (file) => await blobs.put(file)));
  expect(new Set(put.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(await blobs.list()).toHaveLength(1);
});
