import { expect, it } from "vitest";
import { platformFormat } from "../../../../../src/pipeline/post/gate/checks/platform-format.ts";
import { platform, samplePostOrder, sampleSituation } from "../../../../support/post-order.ts";

const limits = {
  displayName: null,
  durationMsMax: 20_000,
  privacies: null,
  disallows: [],
  postsLeft: null,
  resumesAtMs: null,
};

it.each([
  [{}, undefined],
  [{ durationMs: 3_000 }, undefined],
  [{ durationMs: 2_999 }, /lasts 3\.0 s, TikTok wants 3\.0 s at least/],
  [{ durationMs: 600_001 }, /may post 600\.0 s at most/],
  [{ byteCount: 4_000_000_001 }, /takes 4000000000/],
  [{ width: 1920, height: 1080 }, /not upright/],
  [{ width: 270, height: 480 }, /270×480: a draft/],
])("of %j it says %s", (change, fault) => {
  const { fault: found } = platformFormat.judge(sampleSituation({ order: samplePostOrder(change) }));
  if (fault === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(fault);
});

it("holds to what the platform allows this account now, and to each platform's own data", () => {
  expect(platformFormat.judge(sampleSituation({ limits }))).toMatchObject({
    limit: 20,
    fault: expect.stringContaining("20.0 s at most"),
  });
  const short = { order: samplePostOrder({ durationMs: 180_001 }), platform: platform("shorts") };
  expect(platformFormat.judge(sampleSituation(short)).fault).toContain("180.0 s at most");
});
