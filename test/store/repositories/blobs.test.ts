import { expect, test } from "vitest";
import {
  blobsNeededBy,
  blobsOnlyOf,
  forgetBlob,
  getBlob,
  recordBlob,
  releaseBlobs,
} from "../../../src/store/repositories/blobs.ts";
import { describeEachStore } from "../../support/each-store.ts";

const blob = (sha256: string) => ({ sha256, sizeBytes: 3, mediaType: "video/mp4" });

describeEachStore("blobs", (fresh) => {
  test("the same content is known once, and forgotten with all its uses", async () => {
    const store = await fresh();
    await recordBlob(store, blob("ab"), "job_1", 1);
    await recordBlob(store, blob("ab"), "job_1", 2);
    expect(await getBlob(store, "ab")).toEqual(blob("ab"));
    await forgetBlob(store, "ab");
    expect(await getBlob(store, "ab")).toBeUndefined();
    expect(await blobsOnlyOf(store, "job_1")).toEqual([]);
  });

  test("a blob that two jobs need is neither's own until one lets go", async () => {
    const store = await fresh();
    await recordBlob(store, blob("shared"), "job_1", 1);
    await recordBlob(store, blob("shared"), "job_2", 1);
    await recordBlob(store, blob("own"), "job_1", 1);
    expect(await blobsOnlyOf(store, "job_1")).toEqual(["own"]);
    expect(await blobsNeededBy(store, new Set(["job_2", "job_3"]))).toEqual(new Set(["shared"]));
    await releaseBlobs(store, "job_1");
    expect(await blobsOnlyOf(store, "job_2")).toEqual(["shared"]);
    expect(await getBlob(store, "own")).toEqual(blob("own"));
  });
});
