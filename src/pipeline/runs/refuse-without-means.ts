import { AppError } from "../../core/app-error.ts";
import { formatUsd } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import type { BudgetLimits } from "../budget.ts";
import { findModel } from "../models/find-model.ts";
import type { VideoServices } from "../video-services.ts";

/**
 * Refuses a run that asks for what nobody here can do or pay, before anything is written down. Usage and config errors:
 * those of the writer and the model, `video-vendor-missing`, `stock-vendor-missing`, `budget-missing`.
 */
export async function refuseWithoutMeans(
  brief: Brief,
  services: Pick<VideoServices, "writerFor" | "clipVendors" | "stockLibraries" | "library" | "clock">,
  limits: BudgetLimits,
): Promise<void> {
  if (brief.shots === "own" && brief.ownFolder === undefined) throw noOwnFolder();
  if (brief.shots === "stock") await services.stockLibraries();
  const { concepts, script } = services.writerFor(brief).estimateUsdMicros({ brief, count: brief.count });
  const wantsClips = brief.shots === "ai";
  if (wantsClips) await refuseWithoutFilm(brief, services);
  const paid = concepts + brief.count * script;
  const isLimited = Object.values(limits).some((limit) => limit !== undefined);
  if (isLimited || (paid === 0 && !wantsClips)) return;
  const what = wantsClips ? "AI video" : brief.writer;
  throw new AppError({
    kind: "config",
    code: "budget-missing",
    message: `${what} costs money${paid > 0 ? ` (writing alone up to ${formatUsd(paid)})` : ""}, and no budget allows it.`,
    hint: "Allow it with --max-spend 5, or set budget.perVideoUsd or budget.perDayUsd.",
  });
}

function noOwnFolder(): AppError {
  return new AppError({
    kind: "usage",
    code: "own-folder-missing",
    message: "--shots own wants your files, and no folder is given.",
    hint: "Give it with --own footage/.",
  });
}

async function refuseWithoutFilm(
  brief: Brief,
  services: Pick<VideoServices, "clipVendors" | "library" | "clock">,
): Promise<void> {
  const ready = new Set((await services.clipVendors()).keys());
  const catalogue = services.library.models();
  const wanted =
    brief.videoModel === undefined
      ? undefined
      : findModel(catalogue, brief.videoModel, "video", services.clock.nowMs()).vendor;
  if (wanted === undefined ? ready.size > 0 : ready.has(wanted)) return;
  throw new AppError({
    kind: "config",
    code: "video-vendor-missing",
    message: wanted
      ? `${brief.videoModel} is ${wanted}'s, whose key is not here.`
      : "AI video needs a vendor, and no key of one is here.",
    hint: "`viral providers` shows the vendors and the variables of their keys; --shots motion needs none.",
  });
}
