import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { AppError } from "../../../../src/core/app-error.ts";
import { PostDocument } from "../../../../src/model/post.ts";
import { showOpenPosts, showPosts } from "../../../../src/pipeline/post/plan/show-posts.ts";
import { changePost } from "../../../../src/pipeline/post/queue/change-post.ts";
import { updatePost } from "../../../../src/store/repositories/social-posts.ts";
import { openChannel } from "../../../support/delivered-video.ts";

async function setUp() {
  const warnings: string[] = [];
  const { services, deliver, connect, plan } = await openChannel({
    emit: (event) => {
      if (event.type === "warning") warnings.push(event.message);
    },
  });
  await connect("acc_1", "youtube");
  const { videoId, folder } = await deliver();
  return {
    services,
    plan,
    videoId,
    folder,
    warnings,
    noted: () => PostDocument.parse(JSON.parse(readFileSync(join(folder, "post.json"), "utf8"))).planned,
    page: () => readFileSync(join(dirname(folder), "index.html"), "utf8"),
  };
}

test("what is held stands on the outbox page, with why and the line that lets it go", async () => {
  const { services, plan, videoId, noted, page } = await setUp();
  const [planned] = await plan(videoId, { forbiddenWords: ["giants"] });
  await showPosts([videoId, videoId], services);
  expect(noted()).toMatchObject([{ platform: "youtube", account: "acc_1", status: "held" }]);
  expect(page()).toContain(`viral approve ${planned?.post.id} --hash ${planned?.post.orderHash}`);
  expect(page()).toContain("post-words");
});

test("the page follows what becomes of a post, and forgets what was dropped or never came to be", async () => {
  const { services, plan, videoId, folder, noted, page } = await setUp();
  const [planned] = await plan(videoId);
  const id = planned?.post.id ?? "";
  await showPosts([videoId], services);
  expect(page()).toContain("Planned for youtube/acc_1");
  await updatePost(services.store, id, { status: "live", url: "https://youtu.be/1" });
  await showPosts([videoId], services);
  expect(page()).toContain('Live on <a href="https://youtu.be/1"');

  const written = JSON.parse(readFileSync(join(folder, "post.json"), "utf8"));
  const ghost = { ...written.planned[0], postId: "pst_ghost" };
  writeFileSync(join(folder, "post.json"), JSON.stringify({ ...written, planned: [ghost] }));
  await updatePost(services.store, id, { status: "waiting" });
  await changePost(id, { kind: "drop" }, services);
  await showPosts([videoId], services);
  expect(noted()).toEqual([]);
  expect(page()).not.toContain("acc_1");
});

test("what a killed process could not show is shown by the next one; that it cannot is told and takes nothing back", async () => {
  const { services, plan, videoId, noted, warnings } = await setUp();
  await plan(videoId, { isReviewed: true });
  await showOpenPosts([], services);
  expect(noted()).toMatchObject([{ status: "held" }]);
  const full = new AppError({ kind: "config", code: "disk-full", message: "The disk is full." });
  const outbox = { ...services.publisher("outbox", "/nowhere"), notePlanned: () => Promise.reject(full) };
  await showOpenPosts([], { ...services, publisher: () => outbox });
  expect(warnings).toEqual(["The outbox page does not show it: The disk is full."]);
});
