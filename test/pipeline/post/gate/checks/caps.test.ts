import { expect, it } from "vitest";
import { judgePost } from "../../../../../src/pipeline/post/gate/judge-post.ts";
import { sampleSituation } from "../../../../support/post-order.ts";

const judged = (isTooEarly: boolean | undefined, overrides: readonly "ignore-caps"[] = []) => {
  const day = isTooEarly === undefined ? {} : { day: { sentCount: 2, dailyCap: 3, isTooEarly } };
  return judgePost(sampleSituation(day), overrides).find(({ id }) => id === "caps");
};

it("tells how the account's day stands, and whether a person let it through all the same", () => {
  expect(judged(undefined)).toMatchObject({ status: "skipped" });
  expect(judged(false)).toMatchObject({ status: "passed", measured: 2, limit: 3 });
  expect(judged(true)).toMatchObject({ status: "failed" });
  expect(judged(true, ["ignore-caps"])).toMatchObject({
    status: "warned",
    message: expect.stringContaining("let through by --ignore-caps"),
  });
});
