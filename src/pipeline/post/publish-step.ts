import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PostDocument } from "../../model/post.ts";
import { updateVideo } from "../../store/repositories/videos.ts";
import { PostInput, Published } from "../step-results.ts";
import type { Step } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";

const TIMEOUT_MS = 120_000;
const POLL_EVERY_MS = 1_000;
const POLL_FOR_MS = 60_000;

/** Publishes one video on one account, once ever. */
export function publishStep(services: VideoServices): Step {
  return {
    id: "publish",
    effect: "publishes",
    lane: "free",
    async run({ job, effect, signal }) {
      const input = PostInput.parse(job.input);
      const publisher = services.publisher(input.platform, input.outFolder);
      const isOutbox = publisher.id === "outbox";
      const post = PostDocument.parse(JSON.parse(await readFile(join(input.folder, "post.json"), "utf8")));
      const request = (effectKey: string, stop: AbortSignal) => ({
        effectKey,
        videoId: job.videoId ?? "",
        folder: input.folder,
        post,
        signal: stop,
      });
      const done = await effect({
        part: "1",
        providerId: publisher.id,
        kind: "publishes",
        estimateUsdMicros: 0,
        timeoutMs: TIMEOUT_MS,
        whenNotFound: isOutbox ? "resend" : "park",
        graceMs: 0,
        submit: async (key, stop) => await publisher.submit(request(key, stop)),
        find: async (key) => await publisher.find(key, request(key, signal)),
        async status(handle) {
          const found = await publisher.status(handle);
          if (found.state === "pending") return { state: "pending" };
          if (found.state === "failed")
            return { state: "failed", kind: "refused", message: found.message ?? "it failed" };
          return { state: "done", result: { folder: isOutbox ? handle : null, url: found.url } };
        },
        pollEveryMs: POLL_EVERY_MS,
        pollForMs: POLL_FOR_MS,
      });
      const published = Published.parse(done.result);
      const delivered = published.folder === null ? {} : filesIn(published.folder);
      return {
        result: published,
        async rows(scope) {
          if (job.videoId) await updateVideo(scope, job.videoId, { status: "posted", ...delivered });
        },
      };
    },
  };
}

function filesIn(folder: string): { folder: string; file: string; cover: string; captions: string } {
  return {
    folder,
    file: join(folder, "video.mp4"),
    cover: join(folder, "cover.png"),
    captions: join(folder, "captions.srt"),
  };
}
