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
    isHandleSecret: false,
    graceMs: 0,
    pollEveryMs: 10,
    startTimeoutMs: 1_000,
    start: async ({ effectKey }) => ({ kind: "accepted", handle: `handle of ${effectKey}` }),
    find: async () => ({ state: "nothing" }),
    status: async () => ({ state: "live", url: "https://tube/v/1", platformPostId: "1" }),
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
  return {
    done,
    job,
    warnings: context.warnings,
    request: requests[0],
    video: await getVideo(services.store, videoId),
  };
}

test("what the outbox delivered is where the video's files are from now on", async () => {
  const { done, video } = await publish(
    publisherOf("outbox", { start: async () => ({ kind: "accepted", handle: "/videos/one" }) }),
  );
  expect(done.result).toMatchObject({ folder: "/videos/one", url: "https://tube/v/1", state: "live" });
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
  expect(done.result).toMatchObject({ folder: null, url: "https://tube/v/1", platformPostId: "1" });
  expect(video).toMatchObject({ status: "posted", folder: null, file: null });
});

test("what a person found online counts as posted, and no platform is asked about its address", async () => {
  const dress = () => Promise.reject(new Error("this handle is none of ours"));
  const { done, video } = await publish(publisherOf("tube", { dress }), { url: "https://tube/v/2" });
  expect(done.result).toMatchObject({ folder: null, url: "https://tube/v/2", state: "live" });
  expect(video?.status).toBe("posted");
});

test.each([
  [{ state: "made", handle: "h" }, { handle: "h" }],
  [{ state: "nothing" }, "nothing"],
  [{ state: "unknown", message: "nobody can tell" }, { because: "nobody can tell" }],
] as const)(
  "what a platform says about an earlier commit, %j, decides what comes next",
  async (found, wanted) => {
    const { request } = await publish(publisherOf("tube", { find: async () => found }));
    expect(await request?.find?.("k")).toEqual(wanted);
    expect(request).toMatchObject({ kind: "publishes", whenNotFound: "park" });
  },
);

test("all that comes before the commit is prepared before the commit is claimed, with one memory for both", async () => {
  const seen: string[] = [];
  const publisher = publisherOf("tube", {
    prepare: async ({ effectKey, memory }) => {
      seen.push(`prepare ${effectKey}`);
      await memory.write("ready");
    },
    start: async ({ effectKey }) => {
      seen.push(`start ${effectKey}`);
      return { kind: "accepted", handle: "h" };
    },
  });
  const { job } = await publish(publisher);
  expect(seen).toEqual([`prepare ${job.id}/publish/1`, `start ${job.id}/publish/1`]);
});

test("what a video could not be dressed with is told, and changes nothing", async () => {
  const { warnings, done } = await publish(
    publisherOf("tube", { dress: async () => ["the thumbnail was refused"] }),
  );
  expect(warnings).toEqual(["the thumbnail was refused"]);
  expect(done.result).toMatchObject({ state: "live" });
});

test.each(["draft", "scheduled", "locked-private", "private"] as const)(
  "what is at the platform and %s is not said to be live",
  async (state) => {
    const news = { state, url: null, platformPostId: "1", because: "not public yet" } as const;
    const { done } = await publish(publisherOf("tube", { status: async () => news }));
    expect(done.result).toMatchObject({ state, url: null, because: "not public yet" });
  },
);

test("a platform that failed says why", async () => {
  const failing = publisherOf("tube", {
    status: async () => ({ state: "failed", kind: "refused", message: "too long" }),
  });
  await expect(publish(failing)).rejects.toThrow("too long");
});

test("what is still on its way is pending", async () => {
  const slow = publisherOf("tube", { status: async () => ({ state: "pending" }) });
  await expect(publish(slow)).rejects.toThrow("pending");
});
