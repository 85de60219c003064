import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newRandomId } from "../../../src/core/ids.ts";
import type { JobTable, Step } from "../../../src/pipeline/step-table.ts";
import { finishPart, partName } from "../../../src/store/blob-store.ts";
import { insertVideos } from "../../../src/store/repositories/videos.ts";
import { toyVendor } from "./toy-vendor.ts";

/** Every step of the toy, as fault points name them, in the order in which a run reaches them. */
export const TOY_STEPS = [
  "plan/think",
  "video/write",
  "video/shots",
  "video/compose",
  "video/deliver",
  "post/publish",
] as const;

/** The shape of the product in small: files, rows, a paid vendor, a publisher, jobs that add jobs. */
export function toyJobs(folder: string, owner: string, videoCount: number): JobTable {
  const paid = toyVendor(join(folder, "vendor"), "spends");
  const publisher = toyVendor(join(folder, "vendor"), "publishes");
  const out = join(folder, "out");
  const think: Step = {
    id: "think",
    effect: "none",
    lane: "free",
    async run({ job }) {
      const videoIds = Array.from({ length: videoCount }, () => newRandomId("video"));
      return {
        result: { videoIds },
        rows: async (scope) =>
          await insertVideos(
            scope,
            videoIds.map((id) => ({
              id,
              runId: job.runId,
              conceptId: "con_toy",
              title: id,
              status: "waiting",
            })),
            0,
          ),
        enqueue: videoIds.map((videoId) => ({
          runId: job.runId,
          kind: "video" as const,
          label: videoId,
          videoId,
        })),
      };
    },
  };
  const write: Step = {
    id: "write",
    effect: "none",
    lane: "free",
    run: async ({ job }) => ({ result: `script of ${job.label}` }),
  };
  const shots: Step = {
    id: "shots",
    effect: "spends",
    lane: "free",
    async run({ effect }) {
      const bought = [await effect(paid.request("b1")), await effect(paid.request("b2"))];
      return { result: bought.map((one) => one.handle) };
    },
  };
  const compose: Step = {
    id: "compose",
    effect: "none",
    lane: "compute",
    async run({ job, results }) {
      mkdirSync(out, { recursive: true });
      const file = join(out, `${job.label}.mp4`);
      const part = partName(file, owner);
      writeFileSync(part, JSON.stringify(results.get("shots")));
      await finishPart(part, file);
      return { result: { file } };
    },
  };
  const deliver: Step = {
    id: "deliver",
    effect: "none",
    lane: "free",
    run: async ({ job }) => ({
      result: null,
      enqueue: [{ runId: job.runId, kind: "post", label: job.label, videoId: job.videoId ?? "" }],
    }),
  };
  const publish: Step = {
    id: "publish",
    effect: "publishes",
    lane: "free",
    run: async ({ effect }) => ({ result: (await effect(publisher.request("1"))).result }),
  };
  return {
    plan: { steps: [think] },
    video: { steps: [write, shots, compose, deliver] },
    post: { steps: [publish] },
  };
}
