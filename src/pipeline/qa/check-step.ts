import { DuplicateGuard } from "../../ideas/near-duplicates/duplicate-guard.ts";
import type { Brief } from "../../model/brief.ts";
import type { Concept } from "../../model/concept.ts";
import { recordBlob } from "../../store/repositories/blobs.ts";
import { updateVideo } from "../../store/repositories/videos.ts";
import { briefOf, conceptOf } from "../brief-of.ts";
import { platformsOf } from "../compose/compose-step.ts";
import { historyFor } from "../concept/concept-step.ts";
import { asJson, resultOf, VideoInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { freshWorkFolder } from "../work-folder.ts";
import { lookAtVideo } from "./critic/look-at-video.ts";
import { type QaRequest, runQa } from "./qa-step.ts";

/** Looks at the finished video as a viewer and a platform would; what is repaired becomes a blob of its own. */
export function checkStep(services: VideoServices): StepWork {
  return {
    async run({ job, results, signal, effect }) {
      const { briefId, conceptId } = VideoInput.parse(job.input);
      const brief = await briefOf(services.store, briefId);
      const concept = await conceptOf(services.store, conceptId);
      const { script, themeId, comparableText } = resultOf(results, "script");
      const { narration } = resultOf(results, "voice");
      const { timeline, videoSha256 } = resultOf(results, "compose");
      const found = await runQa({
        file: services.blobs.pathOf(videoSha256),
        script,
        narration,
        timeline,
        palette: [...Object.values(services.library.theme(themeId).colours), ...brandColours(brief)],
        platforms: platformsOf(services, brief.platforms),
        tools: await services.tools(),
        workFolder: await freshWorkFolder(services, job.id, "qa"),
        isPreview: brief.isPreview,
        signal,
        templatesFolder: services.library.folder,
        forbiddenWords: brief.forbiddenWords,
        novelty: await noveltyOf(services, brief, { concept, text: comparableText, runId: job.runId }),
      });
      const durationMs = Math.round((timeline.frameCount / timeline.framesPerSecond) * 1000);
      // Nobody is paid to look at what goes nowhere.
      const critic = found.isAccepted ? services.criticFor(brief) : undefined;
      const look = { file: found.file, durationMs, script, signal, perform: effect };
      const seen = critic
        ? await lookAtVideo(critic, { ...look, attemptCount: job.attemptCount }, services)
        : [];
      const checks = [...found.checks, ...seen];
      const blob = found.repairs.length > 0 ? await services.blobs.put(found.file) : undefined;
      const sha256 = blob?.sha256 ?? videoSha256;
      return {
        result: asJson({ isAccepted: found.isAccepted, checks, videoSha256: sha256 }),
        async rows(scope) {
          if (blob)
            await recordBlob(scope, { ...blob, mediaType: "video/mp4" }, job.id, services.clock.nowMs());
          const kept = found.isAccepted
            ? {}
            : { status: "rejected" as const, file: services.blobs.pathOf(sha256) };
          if (job.videoId) await updateVideo(scope, job.videoId, { checks, durationMs, ...kept });
        },
      };
    },
  };
}

function brandColours({ brand }: Brief): string[] {
  return Object.values(brand.colours ?? {}).filter((colour) => colour !== undefined);
}

async function noveltyOf(
  services: VideoServices,
  brief: Brief,
  { concept, text, runId }: { concept: Concept; text: string; runId: string },
): Promise<QaRequest["novelty"]> {
  if (brief.seed !== undefined) return undefined;
  const others = (await historyFor(brief, services, runId)).filter((past) => past.conceptKey !== concept.key);
  return {
    conceptKey: concept.key,
    receiptKeys: concept.receiptKeys,
    text,
    guard: new DuplicateGuard(others),
  };
}
