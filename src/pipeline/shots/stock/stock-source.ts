import type { Brief } from "../../../model/brief.ts";
import type { Script } from "../../../model/script.ts";
import type { ShotRequest, ShotSource } from "../../../providers/contracts/shot-source.ts";
import { latestResults } from "../../../store/repositories/job-steps.ts";
import { keepFor } from "../../keep-file.ts";
import type { StepContext } from "../../step-table.ts";
import type { VideoServices } from "../../video-services.ts";
import { type ClipClaims, clipsIn } from "./clip-claims.ts";
import { findFootage } from "./find-footage.ts";
import { openDesk } from "./stock-desk.ts";

/** A clip comes again after so many videos at the earliest. */
export const VIDEOS_APART = 30;

/**
 * Stock footage as a source of shots; what no library has falls to the next source. Config errors: no key is here any more,
 * or every library refuses its own.
 */
export function stockSource(
  services: VideoServices,
  { job }: Pick<StepContext, "job">,
  { brief, script, claims }: { brief: Brief; script: Script; claims: ClipClaims },
): ShotSource {
  return {
    id: "stock",
    estimateUsdMicros: () => 0,
    async provide(request: ShotRequest) {
      const libraries = await services.stockLibraries();
      const { signal, workFolder } = request;
      const { store, clock } = services;
      // Who wants the same video again wants its clips again: only this run's own count.
      const runId = brief.seed === undefined ? undefined : job.runId;
      const used = await latestResults(store, "shots", { limit: VIDEOS_APART, exceptJobId: job.id, runId });
      const troubles: string[] = [];
      const warn = (message: string): void => void troubles.push(message);
      const found = await findFootage(
        { ...request, script },
        {
          libraries,
          services,
          desk: openDesk({ store, clock, language: script.language, signal, warn }),
          taking: claims.open(job.id, clipsIn(used)),
          keep: keepFor(services, job.id, workFolder),
          jobId: job.id,
          media: await services.tools(),
          workFolder,
        },
      );
      return { ...found, warnings: [...troubles, ...found.warnings] };
    },
  };
}
