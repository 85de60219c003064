import { rm } from "node:fs/promises";
import { join } from "node:path";
import { forgetBlob } from "../../store/repositories/blobs.ts";
import { finishedSteps } from "../../store/repositories/job-steps.ts";
import { PostInput } from "../step-results.ts";
import type { Step } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";

const SHA256 = /\b[0-9a-f]{64}\b/g;

/** After delivery the intermediates go: the work folder, and the blobs that only this video's steps named. */
export function tidyStep(services: VideoServices): Step {
  return {
    id: "tidy",
    effect: "none",
    lane: "free",
    async run({ job }) {
      const { videoJobId } = PostInput.parse(job.input);
      const steps = await finishedSteps(services.store, videoJobId);
      const hashes = [...new Set(steps.flatMap((step) => JSON.stringify(step.result).match(SHA256) ?? []))];
      for (const sha256 of hashes) await services.blobs.remove(sha256);
      await rm(join(services.workRoot, videoJobId), { recursive: true, force: true });
      return {
        result: { removedBlobCount: hashes.length },
        async rows(scope) {
          for (const sha256 of hashes) await forgetBlob(scope, sha256);
        },
      };
    },
  };
}
