import { expect, it } from "vitest";
import type { Json } from "../../../src/core/json.ts";
import { prepareUpload } from "../../../src/providers/tiktok/prepare-upload.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import { answersInstead, resetAfterWork } from "../../contracts/faults.ts";
import { HOUR_MS } from "../../contracts/tiktok-house.ts";
import { type SceneOptions, SMALL, TWO_CHUNKS, tiktokScene } from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

async function scene(options: SceneOptions = {}) {
  const made = await tiktokScene(options);
  const api = createTiktokApi(made.parts(), made.account());
  return {
    ...made,
    prepare: async (change = {}) => await prepareUpload(api, made.request(change)),
  };
}

it("asks what the account may do, begins, and sends all but the last chunk", async () => {
  const { prepare, server, world } = await scene({ videoBytes: TWO_CHUNKS });
  await prepare();
  const stages = (["creator-info", "init", "chunk", "last-chunk"] as const).map((stage) =>
    server.countOf(stage),
  );
  expect(stages).toEqual([1, 1, 1, 0]);
  expect(await world.memory.read()).toMatchObject({
    stage: "uploading",
    sentBytes: 10_000_000,
    username: "owl.facts_1",
  });
  expect(server.house.uploads[0]).toMatchObject({
    mode: "direct",
    info: { privacy_level: "PUBLIC_TO_EVERYONE", is_aigc: true },
    videoSize: TWO_CHUNKS,
  });
});

it("sends no byte of a video that is one chunk: it is the commit", async () => {
  const { prepare, server } = await scene();
  await prepare();
  expect(server.house.uploads.map(({ receivedBytes, videoSize }) => [receivedBytes, videoSize])).toEqual([
    [0, SMALL],
  ]);
});

it("begins a draft without asking for what a draft-only profile may not be asked, and tells it nothing", async () => {
  const { prepare, server, world } = await scene({ order: { delivery: "draft" }, scopes: ["video.upload"] });
  await prepare();
  expect([server.countOf("creator-info"), server.countOf("init")]).toEqual([0, 1]);
  expect(server.house.uploads[0]).toMatchObject({ mode: "draft", info: undefined });
  expect(await world.memory.read()).toMatchObject({ stage: "uploading", username: null });
});

it("says what to do when an account that allowed drafts only is to post directly", async () => {
  const { prepare, server } = await scene({ scopes: ["video.upload"] });
  await expect(prepare()).rejects.toMatchObject({ code: "account-scope-missing" });
  expect(server.countOf("init")).toBe(0);
});

it("public direct posts of an app that was not audited: a config error before anything is sent", async () => {
  const { prepare, server } = await scene({ isAudited: false });
  await expect(prepare()).rejects.toMatchObject({ kind: "config", code: "app-not-audited" });
  expect(server.requests).toEqual([]);
});

it("an app that was not audited posts privately to a private account, and to no other", async () => {
  const options = { isAudited: false, order: { privacy: "private" } } as const;
  const open = await scene(options);
  await expect(open.prepare()).rejects.toMatchObject({
    kind: "config",
    hint: expect.stringMatching(/private in/),
  });
  const closed = await scene({ ...options, person: { isPrivate: true } });
  await closed.prepare();
  expect(await closed.stage()).toBe("uploading");
});

it.each([
  [{ delivery: "draft" } as const, 5, "account-draft-cap"],
  [{ delivery: "direct" } as const, 15, "account-daily-cap"],
])("what a day may hold (%j: %i) is a quota until tomorrow", async (order, count, code) => {
  const { prepare, server, person, pass, nowMs, stage } = await scene({ order });
  const whole = { videoSize: 1, chunkSize: 1, chunkCount: 1, info: undefined } as const;
  for (let number = 0; number < count; number += 1) {
    const mode = order.delivery;
    server.house.take(server.house.begin({ ...whole, mode, openId: person.openId }), Buffer.from("x"));
  }
  const untilMs = nowMs() + 86_400_000;
  await expect(prepare()).rejects.toMatchObject({ kind: "quota", code, details: { untilMs } });
  pass(86_400_000);
  await prepare();
  expect(await stage()).toBe("uploading");
});

it("does nothing more when all is there, and nothing at all once the last chunk may have been sent", async () => {
  const { prepare, server, publisher, request } = await scene({ videoBytes: TWO_CHUNKS });
  await prepare();
  await prepare();
  expect([server.countOf("init"), server.countOf("chunk")]).toEqual([1, 1]);
  await publisher().start(request());
  const before = server.requests.length;
  await prepare();
  expect(server.requests.length).toBe(before);
});

it("begins anew for another order: what was settled is what is posted", async () => {
  const { prepare, server, order } = await scene();
  await prepare();
  await prepare({ order: { ...order, caption: "Another caption." } });
  expect(server.house.uploads.map(({ info }) => info?.["title"])).toEqual([
    order.caption,
    "Another caption.",
  ]);
});

it("remembers before it asks, and what it was given before anything else", async () => {
  const { server, world, prepare, parts, account, request } = await scene({ videoBytes: TWO_CHUNKS });
  const writes: Json[] = [];
  const { memory } = world;
  const noted = {
    read: async () => await memory.read(),
    write: async (state: Json) => {
      writes.push([server.countOf("init"), server.countOf("chunk"), (state as { stage: string }).stage]);
      await memory.write(state);
    },
  };
  await prepareUpload(createTiktokApi(parts(), account()), request({ memory: noted }));
  expect(writes).toEqual([
    [0, 0, "init-sent"],
    [1, 0, "uploading"],
    [1, 1, "uploading"],
  ]);
  await prepare();
});

it("waits for a cap that TikTok found late", async () => {
  const { prepare, server, world, pass, nowMs } = await scene();
  const notBeforeMs = nowMs() + HOUR_MS;
  const message = "TikTok gave it up";
  await world.memory.write({ stage: "came-to-nothing", publishId: "p1", message, notBeforeMs });
  await expect(prepare()).rejects.toMatchObject({ kind: "quota", details: { untilMs: notBeforeMs } });
  expect(server.requests).toEqual([]);
  pass(HOUR_MS);
  await prepare();
  expect(server.countOf("init")).toBe(1);
});

it("leaves an upload that TikTok does not know any more", async () => {
  const { prepare, server } = await scene({ videoBytes: TWO_CHUNKS });
  await prepare();
  server.faultAt("status", answersInstead(tiktokSays(400, "invalid_publish_id")));
  await prepare();
  expect(server.countOf("init")).toBe(2);
});

it("ends with its caller, for the caller's reason", async () => {
  const { prepare } = await scene();
  const reason = new Error("the run was cancelled");
  await expect(prepare({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

it("tells of an answer that cannot be read, and begins again with the next run", async () => {
  const { prepare, server, stage } = await scene();
  server.faultAt("init", answersInstead(tiktokSays(200, "ok", "", { publish_id: "p1" })));
  await expect(prepare()).rejects.toMatchObject({
    kind: "transient",
    message: expect.stringContaining("upload_url"),
  });
  server.faultAt("init", resetAfterWork);
  await expect(prepare()).rejects.toMatchObject({ kind: "transient" });
  expect(await stage()).toBe("init-sent");
  await prepare();
  expect(await stage()).toBe("uploading");
});
