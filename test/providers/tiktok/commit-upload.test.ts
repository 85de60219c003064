import { expect, it } from "vitest";
import { commitUpload } from "../../../src/providers/tiktok/commit-upload.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import { answersInstead, resetAfterWork } from "../../contracts/faults.ts";
import { changeMemory } from "../../contracts/post-world.ts";
import { HOUR_MS } from "../../contracts/tiktok-house.ts";
import { TWO_CHUNKS, tiktokScene } from "../../contracts/tiktok-scene.ts";

async function prepared() {
  const scene = await tiktokScene();
  const api = createTiktokApi(scene.parts(), scene.account());
  await scene.publisher().prepare?.(scene.request());
  return {
    ...scene,
    api,
    commit: async (change = {}) => await commitUpload(api, scene.request(change)),
  };
}

it("sends the last chunk once, remembered before it is sent", async () => {
  const { commit, server, world, api, request } = await prepared();
  const { memory } = world;
  const seen: unknown[] = [];
  const noted = {
    read: async () => await memory.read(),
    write: async (state: Parameters<typeof memory.write>[0]) => {
      seen.push([server.countOf("last-chunk"), (state as { stage: string }).stage]);
      await memory.write(state);
    },
  };
  const outcome = await commitUpload(api, request({ memory: noted }));
  expect(outcome).toEqual({ kind: "accepted", handle: server.house.uploads[0]?.publishId });
  expect(seen).toEqual([[0, "final-sent"]]);
  // Once more, to the same address: it is the same post.
  expect(await commit()).toEqual(outcome);
  expect(server.house.published()).toHaveLength(1);
});

it("commits nothing that was not prepared, was prepared too long ago, or for another order", async () => {
  const bare = await tiktokScene();
  expect(await bare.publisher().start(bare.request())).toMatchObject({ kind: "not-sent" });
  const { commit, pass, order, server, stage } = await prepared();
  expect(await commit({ order: { ...order, caption: "Another." } })).toMatchObject({ kind: "not-sent" });
  pass(HOUR_MS);
  expect(await commit()).toMatchObject({ kind: "not-sent" });
  expect([server.countOf("last-chunk"), await stage()]).toEqual([0, "uploading"]);
});

it("commits nothing of which more than the end is missing", async () => {
  const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
  await scene.publisher().prepare?.(scene.request());
  await changeMemory(scene.world, { sentBytes: 0 });
  expect(await scene.publisher().start(scene.request())).toMatchObject({ kind: "not-sent" });
});

it("sends no other video to an address that may have had one", async () => {
  const { commit, order, server } = await prepared();
  server.faultAt("last-chunk", resetAfterWork);
  await commit();
  expect(await commit({ order: { ...order, fileSha256: "other" } })).toMatchObject({ kind: "unknown" });
  expect(server.countOf("last-chunk")).toBe(1);
});

it.each([
  [206, "206", true, false],
  [500, "500", true, false],
  [302, "pointed elsewhere", true, false],
  [429, "429", false, false],
  [401, "401", false, false],
  [400, "400", false, true],
  [403, "403", false, true],
  [404, "404", false, true],
  [416, "416", false, true],
])("every other answer proves nothing: %i", async (status, why, isDoubtful, isAddressGone) => {
  const { commit, server, world } = await prepared();
  server.faultAt("last-chunk", answersInstead({ status }));
  expect(await commit()).toMatchObject({ kind: "unknown", message: expect.stringContaining(why) });
  expect(await world.memory.read()).toMatchObject({ stage: "final-sent", isDoubtful, isAddressGone });
});

it("does not forget a doubt for a refusal that came later", async () => {
  const { commit, server, world } = await prepared();
  server.faultAt("last-chunk", resetAfterWork);
  await commit();
  server.faultAt("last-chunk", answersInstead({ status: 404 }));
  expect(await commit()).toMatchObject({ kind: "unknown" });
  expect(await world.memory.read()).toMatchObject({ isDoubtful: true, isAddressGone: true });
});

it("takes 416 for done only when all of it is there", async () => {
  for (const [range, kind] of [
    ["bytes 0-300000/300000", "accepted"],
    ["bytes 0-299999/300000", "accepted"],
    ["bytes 0-100/300000", "unknown"],
    ["bytes 0-300000/300001", "unknown"],
  ] as const) {
    const { commit, server } = await prepared();
    server.faultAt("last-chunk", answersInstead({ status: 416, headers: { "content-range": range } }));
    expect([range, (await commit()).kind]).toEqual([range, kind]);
  }
});

it("refuses an address that is not TikTok's, with nothing sent", async () => {
  const { commit, world, server } = await prepared();
  await changeMemory(world, { uploadUrl: "https://elsewhere.example/video/" });
  expect(await commit()).toMatchObject({ kind: "refused", code: "upload-foreign-host" });
  expect(server.countOf("last-chunk")).toBe(0);
  expect(await world.memory.read()).toMatchObject({ stage: "uploading" });
});
