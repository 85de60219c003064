import { expect, test } from "vitest";
import { getVideo, insertVideos, updateVideo } from "../../../src/store/repositories/videos.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("where a video is kept", (fresh) => {
  test("is nowhere, as for rows from before, until it is said", async () => {
    const store = await fresh();
    const video = {
      id: "vid_1",
      runId: "run_1",
      conceptId: "con_1",
      title: "One",
      status: "posted",
    } as const;
    await insertVideos(store, [video], 1);
    expect(await getVideo(store, "vid_1")).toMatchObject({ objectKey: null, publicUrl: null });
    const where = { objectKey: "videos/1.mp4", publicUrl: "https://cdn.example/videos/1.mp4" };
    await updateVideo(store, "vid_1", where);
    expect(await getVideo(store, "vid_1")).toMatchObject(where);
  });
});
