import { expect, test } from "vitest";
import { setComparableText } from "../../../src/store/repositories/concepts.ts";
import { pastVideos } from "../../../src/store/repositories/past-videos.ts";
import { storeOneGeneration } from "../../support/content.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("the history", (fresh) => {
  test("is newest first, at most as long as asked, and carries what was said", async () => {
    const store = await fresh();
    await storeOneGeneration(store);
    await setComparableText(store, "con_1", "the longest river");
    const newest = { conceptKey: "b", formatId: "countdown", receiptKeys: ["b:1"], text: "" };
    expect(await pastVideos(store, 10)).toEqual([
      newest,
      { conceptKey: "a", formatId: "countdown", receiptKeys: ["a:1"], text: "the longest river" },
    ]);
    expect(await pastVideos(store, 1)).toEqual([newest]);
    expect(await pastVideos({ ...store, tenantId: "another" }, 10)).toEqual([]);
  });
});
