import { expect, test } from "vitest";
import { setComparableText } from "../../../src/store/repositories/concepts.ts";
import { pastVideos } from "../../../src/store/repositories/past-videos.ts";
import { updateVideo } from "../../../src/store/repositories/videos.ts";
import { storeOneGeneration } from "../../support/content.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("the history", (fresh) => {
  test("is newest first, at most as long as asked, and carries what was said", async () => {
    const store = await fresh();
    await storeOneGeneration(store);
    await setComparableText(store, "con_1", "the longest river");
    const newest = { conceptKey: "b", formatId: "countdown", receiptKeys: ["b:1"], text: "" };
    expect(await pastVideos(store, { limit: 10, runId: "run_9" })).toEqual([
      newest,
      { conceptKey: "a", formatId: "countdown", receiptKeys: ["a:1"], text: "the longest river" },
    ]);
    expect(await pastVideos(store, { limit: 1, runId: "run_9" })).toEqual([newest]);
    expect(await pastVideos({ ...store, tenantId: "another" }, { limit: 10, runId: "run_9" })).toEqual([]);
  });

  test("knows nothing of what was rejected in another run, for nobody saw it", async () => {
    const store = await fresh();
    const { runId } = await storeOneGeneration(store);
    await updateVideo(store, "vid_1", { status: "rejected" });
    const keysIn = async (asking: string) =>
      (await pastVideos(store, { limit: 10, runId: asking })).map(({ conceptKey }) => conceptKey);
    expect(await keysIn("run_9")).toEqual(["a"]);
    expect(await keysIn(runId)).toEqual(["b", "a"]);
  });
});
