import { copyFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../core/app-error.ts";
import type { Check } from "../../model/check.ts";
import type { ScriptDocument } from "../../model/delivery-documents.ts";
import { committedSpend } from "../../store/repositories/spend-ledger.ts";
import { updateVideo } from "../../store/repositories/videos.ts";
import { srtOf, vttOf } from "../../studio/captions/subtitle-files.ts";
import { COVER_FRAME, coverJpeg } from "../../studio/cover.ts";
import { briefOf, conceptOf } from "../brief-of.ts";
import { platformsOf } from "../compose/compose-step.ts";
import { fileHash } from "../file-hash.ts";
import { resultOf, VideoInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { freshWorkFolder } from "../work-folder.ts";
import { signVideo } from "./credentials/sign-video.ts";
import { buildPostDocument } from "./post-document.ts";
import { soundsOf } from "./sound-provenance.ts";

/** Puts everything about an accepted video into one folder and adds a `post` job for each account. */
export function packageStep(services: VideoServices): StepWork {
  return {
    async run({ job, results, signal, warn }) {
      const { briefId, conceptId } = VideoInput.parse(job.input);
      const { isAccepted, checks, videoSha256 } = resultOf(results, "qa");
      if (!isAccepted) throw rejected(checks);
      const brief = await briefOf(services.store, briefId);
      const concept = await conceptOf(services.store, conceptId);
      const videoId = job.videoId ?? "";
      const { script } = resultOf(results, "script");
      const { narration } = resultOf(results, "voice");
      const { shots } = resultOf(results, "shots");
      const { timeline, coverSha256 } = resultOf(results, "compose");
      const sounds = soundsOf(narration.voice, brief.brand);
      const provenance = [...shots.map(({ shot }) => shot.provenance), ...sounds];
      const folder = await freshWorkFolder(services, job.id, "package");
      const file = join(folder, "video.mp4");
      await copyFile(services.blobs.pathOf(videoSha256), file);
      // Whatever touches the file after this breaks the signature.
      const signed = brief.isPreview
        ? undefined
        : await signVideo(file, { title: script.title, provenance }, services.credentials, { signal, warn });
      await copyFile(services.blobs.pathOf(coverSha256), join(folder, "cover.png"));
      await writeFile(join(folder, "cover.jpg"), await coverJpeg(services.blobs.pathOf(coverSha256)));
      await writeFile(join(folder, "captions.srt"), srtOf(timeline.cues));
      await writeFile(join(folder, "captions.vtt"), vttOf(timeline.cues));
      const durationMs = Math.round((timeline.frameCount / timeline.framesPerSecond) * 1000);
      const costUsdMicros = await committedSpend(services.store, "videoId", videoId);
      const scriptDocument: ScriptDocument = {
        schema: "viral.script/1",
        videoId,
        conceptKey: concept.key,
        hook: concept.hooks[0] ?? { text: script.hook, formula: "given", score: 0, parts: [] },
        predictedScore: concept.predictedScore,
        whyItShouldWork: concept.whyItShouldWork,
        script,
        isUnverified: script.unverifiedClaims !== undefined,
        shots: shots.map(({ beatId, shot }) => ({ beatId, provenance: shot.provenance })),
        sounds,
        durationMs,
        costUsdMicros,
      };
      const post = buildPostDocument({
        videoId,
        script,
        provenance,
        platforms: platformsOf(services, brief.platforms),
        media: {
          sha256: signed === undefined ? videoSha256 : await fileHash(file, signal),
          byteCount: (await stat(file)).size,
          durationMs,
          width: timeline.width,
          height: timeline.height,
          coverAtMs: Math.round((COVER_FRAME / timeline.framesPerSecond) * 1000),
        },
      });
      await writeJson(join(folder, "script.json"), scriptDocument);
      await writeJson(join(folder, "checks.json"), { schema: "viral.checks/1", videoId, checks });
      await writeJson(join(folder, "post.json"), post);
      if (signed !== undefined) {
        const { manifest, report } = signed;
        await writeJson(join(folder, "credentials.json"), {
          schema: "viral.credentials/1",
          videoId,
          manifest,
          report,
        });
      }
      return {
        result: { folder },
        rows: async (scope) => await updateVideo(scope, videoId, { status: "ready", costUsdMicros }),
        enqueue: [
          {
            runId: job.runId,
            kind: "post" as const,
            label: script.title,
            videoId,
            priority: job.priority,
            input: {
              platform: "outbox",
              account: "outbox",
              folder,
              outFolder: brief.outFolder,
              videoJobId: job.id,
              isDraft: brief.isPreview,
              isPosted: brief.isPosted && !brief.isPreview,
              isReviewed: brief.isReviewed,
            },
          },
        ],
      };
    },
  };
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

function rejected(checks: readonly Check[]): AppError {
  const failed = checks.filter((check) => check.status === "failed");
  return new AppError({
    kind: "gated",
    code: "video-rejected",
    message: `The video was rejected: ${failed.map((check) => `${check.id} (${check.message ?? check.measured})`).join("; ")}`,
    hint: "`viral show <video>` has every measurement and where the file is kept for a look.",
    details: { checks: failed.map((check) => check.id) },
  });
}
