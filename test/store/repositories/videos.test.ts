import { expect, test } from "vitest";
import {
  getVideo,
  insertVideos,
  listVideos,
  updateVideo,
  videosOfConcept,
  videosOfRun,
} from "../../../src/store/repositories/videos.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const video = { runId: "run_1", conceptId: "con_1", title: "About b", status: "waiting" as const };
const check = { id: "loudness", status: "passed" as const, measured: -14, limit: -14, unit: "LUFS" };

describeEachStore("videos", (fresh) => {
  test("a new one has no file, no checks and no cost", async () => {
    const store = await fresh();
    await insertVideos(store, [], 7);
    await insertVideos(store, [{ id: "vid_1", ...video }], 7);
    const nowhere = {
      folder: null,
      file: null,
      cover: null,
      captions: null,
      objectKey: null,
      publicUrl: null,
    };
    const empty = { scriptId: null, ...nowhere, durationMs: null };
    expect(await getVideo(store, "vid_1")).toEqual({
      id: "vid_1",
      ...video,
      ...empty,
      checks: [],
      costUsdMicros: 0,
      facts: {},
      rowVersion: 1,
      createdAtMs: 7,
    });
    expect(await getVideo({ ...store, tenantId: "another" }, "vid_1")).toBeUndefined();
  });

  test("is changed field by field, and the others are not touched", async () => {
    const store = await fresh();
    await insertVideos(
      store,
      ["vid_1", "vid_2"].map((id) => ({ id, ...video })),
      7,
    );
    const before = await getVideo(store, "vid_1");
    await updateVideo(store, "vid_1", {
      status: "ready",
      file: "/v.mp4",
      checks: [check],
      facts: { hook: "h" },
    });
    await updateVideo(store, "vid_1", { costUsdMicros: 9 });
    const change = {
      status: "ready",
      file: "/v.mp4",
      checks: [check],
      facts: { hook: "h" },
      costUsdMicros: 9,
    };
    expect(await getVideo(store, "vid_1")).toEqual({ ...before, ...change, rowVersion: 3 });
    expect(await getVideo(store, "vid_2")).toEqual({ ...before, id: "vid_2" });
  });

  test("are found by run and by concept, oldest first, and by status", async () => {
    const store = await fresh();
    const [another, failed] = [{ runId: "run_2", conceptId: "con_2" }, { status: "failed" as const }];
    await insertVideos(
      store,
      [
        { id: "vid_2", ...video },
        { id: "vid_1", ...video, ...failed },
        { id: "vid_3", ...video, ...another },
      ],
      7,
    );
    const ids = (videos: { id: string }[]): string[] => videos.map(({ id }) => id);
    expect(ids(await videosOfRun(store, "run_1"))).toEqual(["vid_1", "vid_2"]);
    expect(ids(await videosOfConcept(store, "con_1"))).toEqual(["vid_1", "vid_2"]);
    expect(ids(await listVideos(store, { limit: 3, status: "failed" }))).toEqual(["vid_1"]);
  });

  test("come newest first", async () => {
    const store = await fresh();
    await expectNewestFirst(
      store,
      async (id) => await insertVideos(store, [{ id, ...video }], 7),
      listVideos,
    );
  });
});
