import type { UsdMicros } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import type { Beat, Script } from "../../model/script.ts";
import type { VideoServices } from "../video-services.ts";
import { USUAL_MS } from "../voice/estimate-voice.ts";
import { sharedShots } from "./ai/shared-shots.ts";
import { routeShared } from "./router/route-shared.ts";
import { isTooDear } from "./router/route-shot.ts";
import { routeSituation } from "./router/route-situation.ts";

export interface ShotsEstimate {
  usdMicros: UsdMicros;
  /** Models in order of use. */
  models: readonly string[];
  /** How many shots are bought, of all. */
  boughtCount: number;
  shotCount: number;
  /** A shot was left out only for its price. */
  isShort: boolean;
}

export interface ShotsToEstimate {
  brief: Brief;
  /** Of one video each; undefined: not written yet. */
  scripts: readonly (Script | undefined)[];
  /** The most that the shots of one video may cost, and those of all; undefined: there is no such limit. */
  perVideoUsdMicros: UsdMicros | undefined;
  inAllUsdMicros: UsdMicros | undefined;
}

/** What the router would buy for some videos, one shot after the other. Asks nobody. */
export async function estimateShots(
  { brief, scripts, perVideoUsdMicros = NO_LIMIT, inAllUsdMicros = NO_LIMIT }: ShotsToEstimate,
  services: Pick<VideoServices, "store" | "clock" | "library" | "clipVendors">,
): Promise<ShotsEstimate> {
  const { store, library, clock } = services;
  const situation = await routeSituation(brief, {
    store,
    catalogue: library.models(),
    vendors: (await services.clipVendors()).keys(),
    nowMs: clock.nowMs(),
    budgetUsdMicros: undefined,
  });
  const models = new Set<string>();
  let usdMicros = 0;
  let boughtCount = 0;
  let isShort = false;
  const lengths = scripts.map((script) => (script ? shotLengths(script) : usualLengths(brief)));
  for (const ofVideo of lengths) {
    let videoUsdMicros = 0;
    for (const lengthsMs of ofVideo.shownMs) {
      const budgetUsdMicros = Math.min(perVideoUsdMicros - videoUsdMicros, inAllUsdMicros - usdMicros);
      const shot = { needsReference: false, isDraft: brief.isPreview };
      const candidates = routeShared(shot, lengthsMs, { ...situation, budgetUsdMicros });
      const [first] = candidates;
      if (first?.verdict !== "possible") {
        isShort ||= candidates.some(isTooDear);
        continue;
      }
      models.add(first.name);
      boughtCount += lengthsMs.length;
      usdMicros += first.offer.priceUsdMicros;
      videoUsdMicros += first.offer.priceUsdMicros;
    }
  }
  const shotCount = lengths.reduce((sum, { beatCount }) => sum + beatCount, 0);
  return { usdMicros, models: [...models], boughtCount, shotCount, isShort };
}

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** Of a video, how many beats it has, and how long those are that a model could show; what shares a clip is together. */
interface ShotLengths {
  beatCount: number;
  shownMs: readonly (readonly number[])[];
}

/** As people speak. */
const MS_PER_WORD = 400;

function shotLengths({ beats }: Script): ShotLengths {
  const lengthOf = ({ narration, pauseAfterMs, minDurationMs }: Beat): number =>
    Math.max(minDurationMs, narration.length * MS_PER_WORD + pauseAfterMs);
  return {
    beatCount: beats.length,
    shownMs: sharedShots(beats).map((shared) => shared.beats.map(lengthOf)),
  };
}

/** Writers are asked for five to eight beats. */
const BEATS_USUAL = 8;

function usualLengths({ targetDurationMs = USUAL_MS }: Brief): ShotLengths {
  const shownMs = Array.from({ length: BEATS_USUAL }, () => [Math.round(targetDurationMs / BEATS_USUAL)]);
  return { beatCount: BEATS_USUAL, shownMs };
}
