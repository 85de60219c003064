import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { PostDocument } from "../../../../src/model/post.ts";
import { showPlans } from "../../../../src/pipeline/post/plan/show-plan.ts";
import { openChannel } from "../../../support/delivered-video.ts";

test("what is held stands on the outbox page, with why and the line that lets it go", async () => {
  const { services, deliver, connect, plan } = await openChannel();
  await connect("acc_1", "youtube");
  const { videoId, folder } = await deliver();
  const planned = await plan(videoId, { forbiddenWords: ["giants"] });
  const plans = [{ video: { folder }, planned }];
  await showPlans(plans, services);
  await showPlans(plans, services);
  const post = PostDocument.parse(JSON.parse(readFileSync(join(folder, "post.json"), "utf8")));
  expect(post.planned).toMatchObject([{ platform: "youtube", account: "acc_1", isHeld: true }]);
  const page = readFileSync(join(dirname(folder), "index.html"), "utf8");
  expect(page).toContain(`viral approve ${planned[0]?.post.id} --hash ${planned[0]?.post.orderHash}`);
  expect(page).toContain("post-words");
});
