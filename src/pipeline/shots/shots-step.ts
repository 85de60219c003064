import { briefOf } from "../brief-of.ts";
import { asJson, resultOf, VideoInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { freshWorkFolder } from "../work-folder.ts";
import { aiSource } from "./ai/ai-source.ts";
import { gatherShots } from "./gather-shots.ts";
import { ClipClaims } from "./stock/clip-claims.ts";
import { stockSource, VIDEOS_APART } from "./stock/stock-source.ts";

/** Finds the picture behind every beat. */
export function shotsStep(services: VideoServices): StepWork {
  const claims = new ClipClaims(VIDEOS_APART);
  return {
    async run(context) {
      const { job, results, signal, warn } = context;
      const { briefId, seed } = VideoInput.parse(job.input);
      const brief = await briefOf(services.store, briefId);
      const { script } = resultOf(results, "script");
      const { narration } = resultOf(results, "voice");
      const durationMsByBeat = new Map(
        narration.beats.map((beat) => [beat.beatId, beat.endMs - beat.startMs]),
      );
      const folder = await freshWorkFolder(services, job.id, "shots");
      const request = { beats: script.beats, durationMsByBeat, workFolder: folder, seed, signal };
      const sources = services.shotSources(brief);
      const gathered = await gatherShots(request, [
        ...sources.slice(0, -1),
        ...(brief.shots === "stock" ? [stockSource(services, context, { brief, script, claims })] : []),
        ...(brief.shots === "ai" ? [aiSource(services, context, { brief, script })] : []),
        ...sources.slice(-1),
      ]);
      for (const warning of gathered.warnings) warn(warning);
      return { result: asJson(gathered) };
    },
  };
}
