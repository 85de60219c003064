import { describe, expect, it } from "vitest";
import { createTiktokPublisher } from "../../../src/providers/tiktok/tiktok-publisher.ts";
import type { Fault } from "../../contracts/contract-server.ts";
import {
  answersInstead,
  htmlInstead,
  redirectsTo,
  resetAfterWork,
  resetBeforeWork,
} from "../../contracts/faults.ts";
import { HOUR_MS } from "../../contracts/tiktok-house.ts";
import { expectOnePost, tiktokScene } from "../../contracts/tiktok-scene.ts";

/** The work is done, and a gateway says that it failed. */
const failsAfterWork = (status: number): Fault => ({
  work: "before",
  behave: ({ response }) => void response.writeHead(status).end("bad gateway"),
});

describe("at the commit point", () => {
  it.each([
    ["drop reply after last PUT", resetAfterWork],
    ["the line breaks before the last PUT is taken", resetBeforeWork],
    ["a gateway says 502, and TikTok has it", failsAfterWork(502)],
    ["a gateway says 503, and TikTok has nothing", answersInstead({ status: 503 })],
    ["a gateway says 400, and TikTok has it", failsAfterWork(400)],
    ["a gateway says 403, and TikTok has it", failsAfterWork(403)],
    ["429", answersInstead({ status: 429 })],
    ["200 of somebody else's", htmlInstead(200)],
    ["a redirect", redirectsTo(307, "https://elsewhere.example/")],
  ])("%s: one post, whether TikTok says how much it has or not", async (_what, fault) => {
    for (const tellsUploadedBytes of [true, false]) {
      const scene = await tiktokScene();
      scene.server.house.unknowns.tellsUploadedBytes = tellsUploadedBytes;
      scene.server.faultAt("last-chunk", fault);
      await expectOnePost(scene);
    }
  });

  it.each([
    ["400 bad request", 400],
    ["403 upload_url expired", 403],
    ["404 no upload task", 404],
    ["416 without a range", 416],
  ])(
    "%s: another upload once TikTok has long said that it lacks the end, else a person",
    async (_what, status) => {
      const told = await tiktokScene();
      told.server.faultAt("last-chunk", answersInstead({ status }));
      await expectOnePost(told);
      expect(told.server.countOf("init")).toBe(2);

      const untold = await tiktokScene();
      untold.server.house.unknowns.tellsUploadedBytes = false;
      untold.server.faultAt("last-chunk", answersInstead({ status }));
      await expect(untold.toEnd()).rejects.toMatchObject({ code: "effect-parked" });
      expect([untold.server.countOf("init"), untold.world.said]).toEqual([1, []]);
    },
  );

  it.each([201, 404, 416] as const)(
    "drop reply after last PUT, and after its repetition, of which a whole upload says %i: one post",
    async (wholeSays) => {
      const scene = await tiktokScene();
      Object.assign(scene.server.house.unknowns, { wholeSays, tellsUploadedBytes: false });
      scene.server.faultAt("last-chunk", resetAfterWork, 2);
      await expectOnePost(scene);
      expect(scene.server.countOf("init")).toBe(1);
    },
  );

  it("the address ends while nobody knows: no other is asked for, a person is", async () => {
    const scene = await tiktokScene();
    scene.server.faultAt("last-chunk", resetBeforeWork);
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    expect(await publisher.start(scene.request())).toMatchObject({ kind: "unknown" });
    scene.pass(HOUR_MS);
    expect(await publisher.find(scene.request())).toEqual({ state: "nothing" });
    // The same address, which is the only one that may be tried.
    expect(await publisher.start(scene.request())).toMatchObject({ kind: "unknown" });
    expect(await publisher.find(scene.request())).toMatchObject({
      state: "unknown",
      message: expect.stringContaining("has 0 bytes"),
    });
    await publisher.prepare?.(scene.request());
    expect(await publisher.start(scene.request())).toMatchObject({ kind: "unknown" });
    expect([scene.server.countOf("init"), scene.server.countOf("last-chunk")]).toEqual([1, 2]);
  });

  it("a reply that arrives after the time-out: it is asked about, and not sent again", async () => {
    const scene = await tiktokScene();
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    const cutOff = new AbortController();
    const late: Fault = { work: "before", behave: () => cutOff.abort(new Error("too slow")) };
    scene.server.faultAt("last-chunk", late);
    const attempt = publisher.start(scene.request({ signal: cutOff.signal }));
    await expect(attempt).rejects.toThrow("too slow");
    expect(await publisher.find(scene.request())).toMatchObject({ state: "made" });
    expect(scene.server.house.published()).toHaveLength(1);
  });

  it("nobody is there to take it: nothing was sent, and the next run sends it", async () => {
    const scene = await tiktokScene();
    await scene.publisher().prepare?.(scene.request());
    const refused = Object.assign(new Error("connect ECONNREFUSED"), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    const offline = scene.parts(() => Promise.reject(new TypeError("fetch failed", { cause: refused })));
    const outcome = await createTiktokPublisher(offline, scene.account()).start(scene.request());
    expect(outcome).toMatchObject({ kind: "not-sent" });
    expect(await scene.stage()).toBe("uploading");
    await expectOnePost(scene);
  });
});
