import { hashText } from "../../../core/random.ts";
import type { Brief } from "../../../model/brief.ts";
import type { Script } from "../../../model/script.ts";
import type { ShotRequest, ShotSource } from "../../../providers/contracts/shot-source.ts";
import { keepFor } from "../../keep-file.ts";
import { findModel, SHOT_KINDS } from "../../models/find-model.ts";
import type { StepContext } from "../../step-table.ts";
import type { VideoServices } from "../../video-services.ts";
import { readHealth } from "../router/read-health.ts";
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
      const nowMs = services.clock.nowMs();
      const catalogue = services.library.models();
      const makers = await services.clipVendors();
      const onlyModel =
        brief.videoModel === undefined
          ? {}
          : { onlyModel: findModel(catalogue, brief.videoModel, SHOT_KINDS, nowMs).model };
      return await makeClips(
        { ...request, script, isDraft: brief.isPreview, seed: hashText(request.seed) % SEEDS },
        {
          makers,
          prompts: shotPrompts(services.library),
          situation: {
            catalogue,
            readyVendors: new Set(makers.keys()),
            tier: brief.tier,
            ...onlyModel,
            budgetUsdMicros: await budgetLeft(),
            health: await readHealth(services.store, makers.keys(), nowMs),
            nowMs,
          },
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
