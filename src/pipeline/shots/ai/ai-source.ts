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

/** AI video as a source of shots: the router chooses, and what nobody makes falls to the next source. */
export function aiSource(
  services: VideoServices,
  { job, effect, budgetLeft, begunParts }: Pick<StepContext, "job" | "effect" | "budgetLeft" | "begunParts">,
  { brief, script }: { brief: Brief; script: Script },
): ShotSource {
  return {
    id: "ai",
    estimateUsdMicros: () => 0,
    async provide(request: ShotRequest) {
      const { store, library, clock } = services;
      const { localBecause } = brief;
      const last = services.shotSources(brief).at(-1);
      if (localBecause !== undefined && last) return await drawnHere(localBecause, request, last);
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
          }),
          begunParts: await begunParts(),
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
