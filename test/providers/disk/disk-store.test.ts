import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createDiskStore } from "../../../src/providers/disk/disk-store.ts";
import { newObject, objectStoreSuite } from "../../contracts/object-store-suite.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function open() {
  const folder = join(temporaryFolder(), "objects");
  const pathOf = (key: string) => join(folder, key);
  return {
    folder,
    store: createDiskStore(folder),
    bytesOf: (key: string) => (existsSync(pathOf(key)) ? readFileSync(pathOf(key)) : undefined),
    damage: (key: string) => writeFileSync(pathOf(key), "something else"),
  };
}

objectStoreSuite("the disk as an object store", async () => open());

it("makes its folder with the first object, and leaves no part of one behind", async () => {
  const { folder, store } = open();
  expect(existsSync(folder)).toBe(false);
  await store.put(newObject(10));
  await expect(store.put(newObject(10, { sha256: "0".repeat(64) }))).rejects.toThrow("changed");
  expect(readdirSync(join(folder, "videos"))).toHaveLength(1);
});

it("says where it may not write", async () => {
  const { folder, store } = open();
  writeFileSync(folder, "a file in the way");
  await expect(store.put(newObject(10))).rejects.toMatchObject({ kind: "config", code: "folder-is-file" });
});

it("has no address for the world", async () => {
  const { store } = open();
  expect([await store.presignedUrl("a.mp4", 1000), store.publicUrl("a.mp4"), store.isRemote]).toEqual([
    undefined,
    undefined,
    false,
  ]);
});
