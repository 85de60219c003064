import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError, isAppError } from "../../core/app-error.ts";
import type { StoredFile, StoredVideo } from "../../model/post.ts";
import type { ObjectStore } from "../../providers/contracts/object-store.ts";
import { updateVideo } from "../../store/repositories/videos.ts";
import { fileHash } from "../file-hash.ts";
import { PostInput, Published } from "../step-results.ts";
import type { StepContext, StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";

/**
 * Keeps a delivered video and its cover (the JPEG, which Instagram fetches) in the object store too, under keys that name their content, and says beside the
 * delivery where the world reads them. No effect: what is there already is found and not sent again, so that it may be
 * repeated. Drafts stay here, and so does everything where no bucket is set.
 */
export function uploadStep(services: VideoServices): StepWork {
  return {
    async run(context) {
      const { job, results } = context;
      const input = PostInput.parse(job.input);
      // A platform has the file itself.
      if (input.order !== null) return { result: { stored: null } };
      const { folder } = Published.parse(results.get("publish"));
      const store = services.objectStore();
      const isWanted = store.isRemote && folder !== null && !input.isDraft;
      const stored = isWanted ? await storeVideo(store, input.folder, folder, context) : null;
      if (stored !== null && folder !== null)
        await services.publisher(input.platform, input.outFolder).noteStored?.(folder, stored);
      return {
        result: { stored },
        async rows(scope) {
          if (!job.videoId) return;
          // An earlier attempt may have left it as waiting or failed.
          const where = stored === null ? {} : { objectKey: stored.video.key, publicUrl: stored.video.url };
          await updateVideo(scope, job.videoId, { status: "posted", ...where });
        },
      };
    },
  };
}

async function storeVideo(
  store: ObjectStore,
  packaged: string,
  delivered: string,
  context: StepContext,
): Promise<StoredVideo> {
  const put = async (name: string, place: string, contentType: string): Promise<StoredFile> => {
    const file = join(packaged, name);
    const sha256 = await fileHash(file, context.signal);
    const key = `${place}/${sha256}.${name.split(".").at(-1)}`;
    const progress = (done: number, total: number): void => context.progress(done, total, "bytes");
    await store.put({ key, file, sha256, contentType, signal: context.signal, progress });
    return { key, url: store.publicUrl(key) ?? null };
  };
  try {
    return {
      store: store.id,
      cover: existsSync(join(packaged, "cover.jpg"))
        ? await put("cover.jpg", "covers", "image/jpeg")
        : await put("cover.png", "covers", "image/png"),
      video: await put("video.mp4", "videos", "video/mp4"),
    };
  } catch (error) {
    throw isAppError(error) ? withVideoKept(error, delivered, context.job.id) : error;
  }
}

/** The same failure, and what became of the video all the same. */
function withVideoKept(error: AppError, delivered: string, jobId: string): AppError {
  const { kind, code, message, hint, details, cause } = error;
  return new AppError({
    kind,
    code,
    message: `The video is in ${delivered}, and not in the object store yet: ${message}`,
    hint: `${hint === undefined ? "" : `${hint} `}When it gives up, \`viral resolve ${jobId} --retry\` and \`viral resume\` upload it.`,
    details,
    cause,
  });
}
