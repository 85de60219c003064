import { hashText } from "../../../core/random.ts";
import type { Brief } from "../../../model/brief.ts";
import type { Script } from "../../../model/script.ts";
import type { ShotRequest, ShotSource } from "../../../providers/contracts/shot-source.ts";
import { keepFor } from "../../keep-file.ts";
import type { StepContext } from "../../step-table.ts";
import type { VideoServices } from "../../video-services.ts";
import { drawnHere } from "../local-tier.ts";
import { routeSituation } from "../router/route-situation.ts";
import { shotPrompts } from "./clip-prompt.ts";
import { makeClips } from "./make-clips.ts";
import { refuseWithoutFilm } from "./refuse-without-film.ts";

/**
 * AI video as a source of shots: the router chooses, and what nobody makes falls to the next source. Throws as `makeClips`
 * and `refuseWithoutFilm`.
 */
export function aiSource(
  services: VideoServices,
  context: Pick<StepContext, "job" | "effect" | "budgetLeft" | "begunParts" | "failedParts">,
  { brief, script }: { brief: Brief; script: Script },
): ShotSource {
  return {
    id: "ai",
    estimateUsdMicros: () => 0,
    async provide(request: ShotRequest) {
      const { job, effect, budgetLeft } = context;
      const { store, library, clock } = services;
      const { localBecause } = brief;
      const last = services.shotSources(brief).at(-1);
      if (localBecause !== undefined && last) return await drawnHere(localBecause, request, last);
      const begunParts = await context.begunParts();
      // What was begun waits for its own key.
      if (begunParts.size === 0) await refuseWithoutFilm(brief, services);
      const makers = await services.clipVendors();
      return await makeClips(
        { ...request, script, isDraft: brief.isPreview, seed: hashText(request.seed) % SEEDS },
        {
          makers,
          prompts: shotPrompts(library),
          situation: await routeSituation(brief, {
            store,
            catalogue: library.models(),
            vendors: makers.keys(),
            nowMs: clock.nowMs(),
            budgetUsdMicros: await budgetLeft(),
            hasBegun: begunParts.size > 0,
          }),
          begunParts,
          failedParts: await context.failedParts(),
          attemptCount: job.attemptCount,
          perform: effect,
          keep: keepFor(services, job.id, request.workFolder),
          media: await services.tools(),
        },
      );
    },
  };
}

/** Every vendor takes a seed of 31 bits. */
const SEEDS = 2 ** 31;
