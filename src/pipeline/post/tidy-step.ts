import { rm } from "node:fs/promises";
import { join } from "node:path";
import { blobsOnlyOf, forgetBlob, releaseBlobs } from "../../store/repositories/blobs.ts";
import { PostInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";

/** After delivery the intermediates go: the work folder, and the blobs that only this video's job needed. */
export function tidyStep(services: VideoServices): StepWork {
  return {
    async run({ job }) {
      const { videoJobId, order } = PostInput.parse(job.input);
      // A post of an account has no intermediates of its own.
      if (order !== null) return { result: { removedBlobCount: 0 } };
      const hashes = await blobsOnlyOf(services.store, videoJobId);
      for (const sha256 of hashes) await services.blobs.remove(sha256);
      await rm(join(services.workRoot, videoJobId), { recursive: true, force: true });
      return {
        result: { removedBlobCount: hashes.length },
        async rows(scope) {
          for (const sha256 of hashes) await forgetBlob(scope, sha256);
          await releaseBlobs(scope, videoJobId);
        },
      };
    },
  };
}
