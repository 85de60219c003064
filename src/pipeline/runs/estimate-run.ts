import { microsToUsd, type UsdMicros } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import type { PlanDocument, PlannedStep } from "../../model/command-documents.ts";
import type { Script } from "../../model/script.ts";
import { allowsSpending, type BudgetLimits, budgetLeft, NOTHING_YET } from "../budget.ts";
import { estimateShots } from "../shots/estimate-shots.ts";
import type { VideoServices } from "../video-services.ts";
import { chooseVoice } from "../voice/choose-voice.ts";
import { estimateVoice } from "../voice/estimate-voice.ts";

export type EstimateServices = Pick<
  VideoServices,
  | "store"
  | "clock"
  | "library"
  | "writerFor"
  | "criticFor"
  | "voices"
  | "vendorVoices"
  | "clipVendors"
  | "stockLibraries"
>;

export interface RunEstimate {
  steps: PlannedStep[];
  totalUsdMicros: UsdMicros;
  budget: PlanDocument["budget"];
}

/**
 * What each step that spends would cost, before anybody is asked. `scripts`: one for each video; undefined where it is not
 * written yet. Where a budget is too small for every shot, fewer are bought.
 */
export async function estimateRun(
  brief: Brief,
  scripts: readonly (Script | undefined)[],
  services: EstimateServices,
  limits: BudgetLimits,
): Promise<RunEstimate> {
  const count = scripts.length;
  const written = services.writerFor(brief).estimateUsdMicros({ brief, count: brief.count });
  const voice = estimateVoice(chooseVoice(brief.voice, brief.tier, services), brief);
  const critic = services.criticFor(brief);
  const look = critic?.estimateUsdMicros() ?? 0;
  const words = written.script + voice + look;
  const place = { ...NOTHING_YET, videoId: null };
  const inAll = await budgetLeft(services.store, place, limits, services.clock.nowMs());
  const rest: Rest = {
    perVideoUsdMicros: minus(limits.perVideoUsdMicros, words),
    inAllUsdMicros: minus(inAll, written.concepts + count * words),
  };
  const shots = await shotsStep(brief, scripts, services, rest);
  const totalUsdMicros = written.concepts + count * words + shots.usdMicros;
  return {
    steps: [
      step("concept", brief.writer, written.concepts),
      step("script", brief.writer, count * written.script),
      step("voice", brief.voice, count * voice),
      shots.step,
      ...(critic ? [step("qa", critic.name, count * look)] : []),
    ],
    totalUsdMicros,
    budget: totalUsdMicros === 0 ? "not-needed" : budgetFor(limits, rest, shots.isShort),
  };
}

const step = (name: PlannedStep["step"], by: string, usdMicros: UsdMicros): PlannedStep => ({
  step: name,
  by,
  estimatedUsd: microsToUsd(usdMicros),
  note: null,
});

/** What limits leave for shots; undefined: there is no such limit. */
interface Rest {
  perVideoUsdMicros: UsdMicros | undefined;
  inAllUsdMicros: UsdMicros | undefined;
}

const minus = (limit: UsdMicros | undefined, spent: UsdMicros): UsdMicros | undefined =>
  limit === undefined ? undefined : limit - spent;

async function shotsStep(
  brief: Brief,
  scripts: readonly (Script | undefined)[],
  services: EstimateServices,
  rest: Rest,
): Promise<{ step: PlannedStep; usdMicros: UsdMicros; isShort: boolean }> {
  if (brief.shots !== "ai") return { step: step("shots", brief.shots, 0), usdMicros: 0, isShort: false };
  const { usdMicros, models, boughtCount, shotCount, isShort } = await estimateShots(
    { brief, scripts, ...rest },
    services,
  );
  const about = scripts.includes(undefined) ? "about " : "";
  const all = `${about}${shotCount} shots`;
  const drawn = boughtCount < shotCount ? ", the rest is drawn" : "";
  const note = boughtCount === 0 ? `${all}, all drawn` : `${boughtCount} of ${all}${drawn}`;
  const local = brief.localBecause === undefined ? "" : `; tier local: ${brief.localBecause}`;
  const by = models.length === 0 ? "motion" : models.join(", ");
  return { step: { ...step("shots", by, usdMicros), note: `${note}${local}` }, usdMicros, isShort };
}

function budgetFor(limits: BudgetLimits, rest: Rest, isShort: boolean): PlanDocument["budget"] {
  if (!allowsSpending(limits)) return "missing";
  const isOver = Object.values(rest).some((left) => left !== undefined && left < 0);
  return isOver || isShort ? "too-small" : "enough";
}
