import { join } from "node:path";
import { allOrStop } from "../../core/all-or-stop.ts";
import { setSound } from "../../media/set-sound.ts";
import type { Timeline } from "../../model/timeline.ts";
import { recordBlob } from "../../store/repositories/blobs.ts";
import { composeVideo } from "../../studio/compose-video.ts";
import { planTimeline } from "../../studio/plan-timeline.ts";
import { mixAudio } from "../../studio/sound/mix.ts";
import { moodNamed } from "../../studio/sound/moods.ts";
import { briefOf } from "../brief-of.ts";
import { asJson, resultOf, VideoInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { freshWorkFolder } from "../work-folder.ts";

/** Mixes the sound while the picture is rendered, and puts them together; video and cover become blobs. */
export function composeStep(services: VideoServices): StepWork {
  return {
    async run({ job, results, signal, progress }) {
      const { briefId, seed } = VideoInput.parse(job.input);
      const brief = await briefOf(services.store, briefId);
      const { script, themeId } = resultOf(results, "script");
      const { narration } = resultOf(results, "voice");
      const shots = new Map(resultOf(results, "shots").shots.map(({ beatId, shot }) => [beatId, shot]));
      const theme = services.library.theme(themeId);
      const mood = moodNamed(theme.musicMood);
      const planned = planTimeline(script, narration, { mood: mood.id, beatsPerMinute: mood.beatsPerMinute });
      const folder = await freshWorkFolder(services, job.id, "compose");
      const tools = await services.tools();
      const [pictureFile, coverFile, outFile] = ["picture.mp4", "cover.png", "video.mp4"].map((name) =>
        join(folder, name),
      ) as [string, string, string];
      const [soundFile, timeline] = await allOrStop<[string, Timeline]>(signal, [
        async (both) =>
          await mixAudio({
            script,
            narration,
            timeline: planned,
            seed,
            brandMusicFile: brief.brand.music,
            workFolder: folder,
            tools,
            signal: both,
          }),
        async (both) =>
          await composeVideo({
            script,
            shots,
            timeline: planned,
            theme,
            library: services.library,
            platforms: platformsOf(services, brief.platforms),
            brand: brief.brand,
            captionStyle: brief.captionStyle ?? theme.captionStyle,
            seed,
            isPreview: brief.isPreview,
            outFile: pictureFile,
            coverFile,
            tools,
            signal: both,
            onProgress: (done, total) => progress(done, total, "frames"),
          }),
      ]);
      await setSound(tools, { file: pictureFile, soundFile, outFile }, signal);
      const video = await services.blobs.put(outFile);
      const cover = await services.blobs.put(coverFile);
      const nowMs = services.clock.nowMs();
      return {
        result: asJson({ timeline, videoSha256: video.sha256, coverSha256: cover.sha256 }),
        async rows(scope) {
          await recordBlob(scope, { ...video, mediaType: "video/mp4" }, job.id, nowMs);
          await recordBlob(scope, { ...cover, mediaType: "image/png" }, job.id, nowMs);
        },
      };
    },
  };
}

export function platformsOf(
  services: Pick<VideoServices, "library">,
  ids: readonly string[],
): ReturnType<VideoServices["library"]["platforms"]> {
  return services.library.platforms().filter((platform) => ids.includes(platform.id));
}
