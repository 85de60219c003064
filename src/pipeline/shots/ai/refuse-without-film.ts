import { AppError } from "../../../core/app-error.ts";
import type { Brief } from "../../../model/brief.ts";
import { findModel, SHOT_KINDS } from "../../models/find-model.ts";
import type { VideoServices } from "../../video-services.ts";

/**
 * Refuses AI video that nobody here can be asked for. Config errors `video-vendor-missing` and `model-retired`, usage
 * errors of the model's name.
 */
export async function refuseWithoutFilm(
  brief: Brief,
  services: Pick<VideoServices, "clipVendors" | "whyNotReady" | "library" | "clock">,
): Promise<void> {
  const ready = new Set((await services.clipVendors()).keys());
  const catalogue = services.library.models();
  const wanted =
    brief.videoModel === undefined
      ? undefined
      : findModel(catalogue, brief.videoModel, SHOT_KINDS, services.clock.nowMs()).vendor;
  if (wanted === undefined ? ready.size > 0 : ready.has(wanted)) return;
  const code = "video-vendor-missing";
  if (wanted === undefined)
    throw new AppError({
      kind: "config",
      code,
      message: "AI video needs a vendor, and no key of one is here that can be used.",
      hint: "`viral providers` shows the vendors and the variables of their keys; --shots motion needs none.",
    });
  const why = await services.whyNotReady(wanted);
  throw new AppError({
    kind: "config",
    code,
    message: `${brief.videoModel} is ${wanted}'s, which cannot be asked: ${why?.message ?? "no key of it is here."}`,
    hint: [why?.hint, "--shots motion needs no key."].filter(Boolean).join(" "),
  });
}
