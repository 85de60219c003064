import { recordBlob } from "../../store/repositories/blobs.ts";
import { briefOf } from "../brief-of.ts";
import { keepFor } from "../keep-file.ts";
import { asJson, resultOf, VideoInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { freshWorkFolder } from "../work-folder.ts";
import { chooseVoice } from "./choose-voice.ts";
import { speakScript } from "./speak-script.ts";

/** Speaks the script; the voice track becomes a blob. */
export function voiceStep(services: VideoServices): StepWork {
  return {
    async run({ job, results, signal, effect }) {
      const brief = await briefOf(services.store, VideoInput.parse(job.input).briefId);
      const { script } = resultOf(results, "script");
      const folder = await freshWorkFolder(services, job.id, "voice");
      const chosen = chooseVoice(brief.voice, brief.tier, services);
      const narration = await speakScript(
        { script, chosen, workFolder: folder, signal },
        { media: services.tools, perform: effect, keep: keepFor(services, job.id, folder) },
      );
      if (narration.file === undefined) return { result: asJson({ narration }) };
      const blob = await services.blobs.put(narration.file);
      const kept = { ...narration, file: services.blobs.pathOf(blob.sha256) };
      return {
        result: asJson({ narration: kept }),
        rows: async (scope) =>
          await recordBlob(scope, { ...blob, mediaType: "audio/wav" }, job.id, services.clock.nowMs()),
      };
    },
  };
}
