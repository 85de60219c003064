import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildPostDocument } from "../../../src/pipeline/post/post-document.ts";
import { publishStep } from "../../../src/pipeline/post/publish-step.ts";
import type { EffectRequest } from "../../../src/providers/contracts/effect.ts";
import type { Publisher } from "../../../src/providers/contracts/publisher.ts";
import { getVideo } from "../../../src/store/repositories/videos.ts";
import { addJob, plannedVideo, stepContext } from "../../support/planned-video.ts";
import { scriptOf } from "../../support/small-video.ts";
import { temporaryFolder } from "../../support/store.ts";
import { temporaryServices } from "../../support/video-services.ts";

function publisherOf(id: string, change: Partial<Publisher> = {}): Publisher {
  return {
    id,
    submit: async ({ effectKey }) => ({ kind: "accepted", handle: `handle of ${effectKey}` }),
    find: async () => undefined,
    status: async () => ({ state: "live", url: "https://tube/v/1" }),
    ...change,
  };
}

/** Runs the step as if an effect of it came to this result, or as the request itself answers. */
async function publish(publisher: Publisher, settled?: { url: string }) {
  const services = { ...(await temporaryServices()), publisher: () => publisher };
  const { runId, videoId } = await plannedVideo(services);
  const folder = temporaryFolder();
  const post = buildPostDocument({
    videoId,
    script: scriptOf([]),
    provenance: [],
    platforms: services.library.platforms(),
  });
  writeFileSync(join(folder, "post.json"), JSON.stringify(post));
  const input = { platform: "tube", account: "me", folder, outFolder: "/videos", videoJobId: "job_1" };
  const job = await addJob(services, { runId, kind: "post", label: "a post", videoId, input });
  const requests: EffectRequest[] = [];
  const context = stepContext(
    job,
    {},
    {
      async effect(request) {
        requests.push(request);
        if (settled) return { key: "k", handle: settled.url, result: settled };
        const outcome = await request.submit("k", new AbortController().signal);
        const handle = outcome.kind === "accepted" ? outcome.handle : "";
        const status = await request.status(handle);
        if (status.state !== "done") throw new Error(JSON.stringify(status));
        return { key: "k", handle, result: status.result };
      },
    },
  );
  const done = await publishStep(services).run(context);
  await done.rows?.(services.store);
  return { done, request: requests[0], video: await getVideo(services.store, videoId) };
}

test("what the outbox delivered is where the video's files are from now on", async () => {
  const { done, video } = await publish(
    publisherOf("outbox", { submit: async () => ({ kind: "accepted", handle: "/videos/one" }) }),
  );
  expect(done.result).toEqual({ folder: "/videos/one", url: "https://tube/v/1" });
  expect(video).toMatchObject({
    status: "posted",
    folder: "/videos/one",
    file: join("/videos/one", "video.mp4"),
    cover: join("/videos/one", "cover.png"),
    captions: join("/videos/one", "captions.srt"),
  });
});

test("a platform's handle is no folder", async () => {
  const { done, video } = await publish(publisherOf("tube"));
  expect(done.result).toEqual({ folder: null, url: "https://tube/v/1" });
  expect(video).toMatchObject({ status: "posted", folder: null, file: null });
});

test("what a person found online counts as posted", async () => {
  const { done, video } = await publish(publisherOf("tube"), { url: "https://tube/v/2" });
  expect(done.result).toEqual({ folder: null, url: "https://tube/v/2" });
  expect(video?.status).toBe("posted");
});

test("only the outbox is trusted to see at once all that it took; elsewhere a person is asked", async () => {
  expect((await publish(publisherOf("outbox"))).request).toMatchObject({
    kind: "publishes",
    whenNotFound: "resend",
  });
  expect((await publish(publisherOf("tube"))).request).toMatchObject({
    kind: "publishes",
    whenNotFound: "park",
  });
});

test.each([
  ["too long", "too long"],
  [undefined, "it failed"],
])("a platform that failed says why, if it does", async (message, told) => {
  const failing = publisherOf("tube", {
    status: async () => ({ state: "failed", url: null, ...(message ? { message } : {}) }),
  });
  await expect(publish(failing)).rejects.toThrow(told);
});

test("what is still on its way is pending", async () => {
  const slow = publisherOf("tube", { status: async () => ({ state: "pending", url: null }) });
  await expect(publish(slow)).rejects.toThrow("pending");
});
