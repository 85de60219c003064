import { expect, it } from "vitest";
import { postNews } from "../../../src/providers/tiktok/post-news.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import { answersInstead, resetBeforeWork } from "../../contracts/faults.ts";
import { type SceneOptions, tiktokScene } from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const ID = "7519238471234567891";

async function said(
  data: object,
  options: SceneOptions = {},
  ageMs = 0,
  username: string | null = "owl.facts_1",
) {
  const scene = await tiktokScene(options);
  await scene.world.memory.write({
    stage: "final-sent",
    publishId: "p1",
    uploadUrl: "https://upload.tiktokapis.com/video/",
    issuedAtMs: 0,
    fingerprint: "f",
    username,
    sentBytes: 0,
    sentAtMs: scene.nowMs() - ageMs,
    isDoubtful: true,
    isAddressGone: false,
  });
  scene.server.faultAt("status", answersInstead(tiktokSays(200, "ok", "", data)));
  return await postNews(createTiktokApi(scene.parts(), scene.account()), "p1", scene.request());
}
const complete = (...ids: string[]) => ({ status: "PUBLISH_COMPLETE", publicaly_available_post_id: ids });
const order = (change: SceneOptions["order"]): SceneOptions =>
  change === undefined ? {} : { order: change };

it("is live with its address, once TikTok names a public post", async () => {
  expect(await said(complete(ID, "1"))).toEqual({
    state: "live",
    url: `https://www.tiktok.com/@owl.facts_1/video/${ID}`,
    platformPostId: ID,
  });
});

it("has the account's name from the login where the post does not say it, or says that it has no address", async () => {
  const named = { facts: { username: "owl.two" } };
  expect(await said(complete(ID), named, 0, null)).toMatchObject({
    url: `https://www.tiktok.com/@owl.two/video/${ID}`,
  });
  for (const facts of [{}, { username: "../evil" }] as Record<string, string>[])
    expect(await said(complete(ID), { facts }, 0, null)).toMatchObject({
      state: "live",
      url: null,
      platformPostId: ID,
      because: expect.stringContaining("no address"),
    });
});

it.each([
  ["private", "the account itself"],
  ["friends", "friends"],
  ["followers", "followers"],
] as const)(
  "SELF_ONLY posts never get a public id, nor do those for a few: %s is said to be private",
  async (privacy, who) => {
    expect(await said(complete(), order({ privacy }))).toMatchObject({
      state: "private",
      url: null,
      platformPostId: null,
      because: expect.stringContaining(who),
    });
  },
);

it("waits a day for moderation, and then says that the public does not see it", async () => {
  expect(await said(complete())).toMatchObject({
    state: "pending",
    because: expect.stringMatching(/looks it over/),
  });
  expect(await said(complete(), {}, 86_400_000)).toMatchObject({ state: "locked-private", url: null });
});

it("a draft says what is left to do by hand, and which labels to set", async () => {
  const inbox = { status: "SEND_TO_USER_INBOX" };
  const news = await said(inbox, order({ delivery: "draft", commercial: "third-party" }));
  expect(news).toMatchObject({ state: "draft", url: null, platformPostId: null });
  expect(news).toMatchObject({
    because: expect.stringMatching(/inbox.*caption.*AI-generated.*Branded content/),
  });
  const own = await said(inbox, order({ delivery: "draft", commercial: "own", isAiGenerated: false }));
  expect(own).toMatchObject({ because: expect.stringMatching(/^(?!.*AI-generated).*Your brand/) });
});

it("a draft that was posted by hand is live when TikTok names it, and not said to be so when it does not", async () => {
  const draft = order({ delivery: "draft" });
  expect(await said(complete(ID), draft)).toMatchObject({ state: "live", platformPostId: ID });
  expect(await said(complete(), draft)).toMatchObject({ state: "private", url: null });
});

it.each([
  [{ status: "PROCESSING_UPLOAD" }, 0, undefined],
  [{ status: "PROCESSING_DOWNLOAD" }, 60_000, undefined],
  [{ status: "PROCESSING_UPLOAD" }, 31 * 60_000, "31 minutes"],
  [{ status: "\u001b[31mNEW" }, 0, "not known here"],
])("%j after %i ms is pending", async (data, ageMs, because) => {
  const news = await said(data, {}, ageMs);
  expect(news.state).toBe("pending");
  if (because === undefined) expect(news).toEqual({ state: "pending" });
  else expect(news).toMatchObject({ because: expect.stringContaining(because) });
  expect(JSON.stringify(news)).not.toMatch(/u001b/);
});

it.each([
  [{ status: "PROCESSING_UPLOAD" }, "25 hours"],
  [{ status: "SOMETHING_NEW" }, "not known here"],
])("%j after a day is for a person", async (data, words) => {
  expect(await said(data, {}, 25 * 3_600_000)).toEqual({
    state: "unsure",
    message: expect.stringContaining(words),
  });
});

it("what passes by itself is no news, and what a person must mend is", async () => {
  const scene = await tiktokScene();
  const api = createTiktokApi(scene.parts(), scene.account());
  for (const fault of [resetBeforeWork, answersInstead(tiktokSays(429, "rate_limit_exceeded"))]) {
    scene.server.faultAt("status", fault);
    expect(await postNews(api, "p1", scene.request())).toMatchObject({ state: "pending" });
  }
  scene.server.faultAt("status", answersInstead(tiktokSays(401, "scope_not_authorized")));
  await expect(postNews(api, "p1", scene.request())).rejects.toMatchObject({ code: "account-scope-missing" });
});
