import { expect, test } from "vitest";
import { setComparableText } from "../../../src/store/repositories/concepts.ts";
import { videosToPost } from "../../../src/store/repositories/videos-to-post.ts";
import { plannedVideo } from "../../support/planned-video.ts";
import { temporaryServices } from "../../support/video-services.ts";

test("tells of each what it says and what its run was asked for, in the order of the ids", async () => {
  const services = await temporaryServices();
  const { store } = services;
  const one = await plannedVideo(services, { topic: "owls", packs: ["climate"] });
  const other = await plannedVideo(services);
  await setComparableText(store, one.conceptId, "rivers of asia");
  const found = await videosToPost(store, [other.videoId, "vid_none", one.videoId]);
  expect(found.map(({ id }) => id)).toEqual([other.videoId, one.videoId]);
  expect(found[0]).toMatchObject({ text: "", topic: null, status: "waiting", folder: null });
  expect(found[1]).toMatchObject({ text: "rivers of asia", topic: "owls", packs: ["climate"] });
  expect(await videosToPost(store, [])).toEqual([]);
});
