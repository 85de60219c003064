import { unlinkSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answersInstead, resetBeforeWork } from "../../contracts/faults.ts";
import { LARGE_BYTES, newObject } from "../../contracts/object-store-suite.ts";
import { failureOf, meetAt, openBucket, stubAwsSurroundings } from "../../contracts/s3-scene.ts";
import { failure } from "../../contracts/s3-server.ts";

beforeEach(stubAwsSurroundings);
afterEach(() => vi.unstubAllEnvs());

it("is parts where the file is large, and tells how far it is", async () => {
  const { server, store } = await openBucket();
  const seen: number[] = [];
  await store.put(newObject(LARGE_BYTES, { progress: (done, total) => seen.push(done / total) }));
  expect(server.operations()).toEqual([
    "HeadObject",
    "ListMultipartUploads",
    "CreateMultipartUpload",
    "UploadPart",
    "UploadPart",
    "CompleteMultipartUpload",
    "HeadObject",
  ]);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect([seen.length, seen.at(-1)]).toEqual([2, 1]);
});

it("ends first what a killed attempt left under the same key, and nothing else", async () => {
  const { server, store } = await openBucket();
  const object = newObject(LARGE_BYTES);
  server.leaveUpload(object.key);
  server.leaveUpload(`${object.key}.other`);
  await store.put(object);
  expect([...server.openUploads.values()].map(({ key }) => key)).toEqual([`${object.key}.other`]);
});

it("a line that breaks in the middle of a large file leaves no parts, and the next attempt sends it all", async () => {
  const { server, store } = await openBucket();
  const object = newObject(LARGE_BYTES);
  meetAt(server, 5, resetBeforeWork);
  await expect(store.put(object)).rejects.toMatchObject({ kind: "transient" });
  expect(server.operations().at(-1)).toBe("AbortMultipartUpload");
  expect(server.openUploads.size).toBe(0);
  await store.put(object);
  expect(server.objects.get(object.key)?.bytes.equals(object.bytes)).toBe(true);
});

it("a run that is cancelled in the middle ends its upload", async () => {
  const { server, store } = await openBucket();
  const stop = new AbortController();
  const reason = new Error("the user left");
  const object = newObject(LARGE_BYTES, { signal: stop.signal, progress: () => stop.abort(reason) });
  await expect(store.put(object)).rejects.toBe(reason);
  expect(server.openUploads.size).toBe(0);
});

it("a completion that is an error in the shape of a success is one", async () => {
  const { server, store } = await openBucket();
  meetAt(server, 6, answersInstead(failure(200, "InternalError", "please try again")));
  expect(await failureOf(store, LARGE_BYTES)).toMatchObject({ kind: "transient" });
  expect(server.openUploads.size).toBe(0);
});

it("nobody who may not list uploads is kept from uploading", async () => {
  const { server, store } = await openBucket();
  meetAt(server, 2, answersInstead(failure(501, "NotImplemented")));
  expect(await store.put(newObject(LARGE_BYTES))).toEqual({ isNew: true });
});

it("a file that is gone is no fault of the store's", async () => {
  const { server, store } = await openBucket();
  const object = newObject(10);
  unlinkSync(object.file);
  await expect(store.put(object)).rejects.toMatchObject({ code: "ENOENT" });
  expect(server.operations()).toEqual([]);
});
