import { expect, it } from "vitest";
import { Pace } from "../../../src/providers/tiktok/pace.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import { tiktokScene } from "../../contracts/tiktok-scene.ts";

const INIT = "/v2/post/publish/video/init/";
const STATUS = "/v2/post/publish/status/fetch/";

it("lets no more through within a minute than TikTok takes, and says when it goes on", () => {
  const clock = { now: 0, nowMs: () => clock.now };
  const pace = new Pace(clock);
  for (let count = 0; count < 6; count += 1, clock.now += 1_000) pace.take(INIT);
  expect(() => pace.take(INIT)).toThrowError(
    expect.objectContaining({
      kind: "transient",
      code: "vendor-throttled",
      details: { retryAfterMs: 54_000 },
    }),
  );
  for (let count = 0; count < 30; count += 1) pace.take(STATUS);
  expect(() => pace.take(STATUS)).toThrow("30 requests a minute");
  pace.take("/v2/user/info/");
  clock.now = 60_000;
  pace.take(INIT);
});

it("sends nothing that would come too fast, whoever asks for the account", async () => {
  const scene = await tiktokScene();
  const pace = new Pace({ nowMs: () => 0 });
  const asked = { path: "/v2/post/publish/creator_info/query/" };
  const signal = AbortSignal.timeout(20_000);
  const requests: string[] = [];
  const parts = scene.parts();
  const apis = [1, 2].map(() => createTiktokApi(parts, scene.account(), pace));
  for (let count = 0; count < 20; count += 1) {
    await apis[count % 2]?.ask(asked, signal);
    requests.push("sent");
  }
  await expect(apis[0]?.ask(asked, signal)).rejects.toMatchObject({ code: "vendor-throttled" });
  expect(requests).toHaveLength(20);
});
