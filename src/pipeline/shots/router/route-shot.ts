import { formatUsd, type UsdMicros } from "../../../core/money.ts";
import {
  catalogueName,
  isShotEntry,
  type ModelCatalogue,
  type ShotEntry,
} from "../../../model/model-catalogue.ts";
import { isRetired } from "../../models/find-model.ts";
import { type ClipOffer, offerOf } from "./price-clip.ts";
import { isFailing, successRate, UNKNOWN_HEALTH, type VendorHealth } from "./vendor-health.ts";

export type Tier = ShotEntry["tier"];

export interface RouteRequest {
  durationMs: number;
  /** A reference picture has to be followed. */
  needsReference: boolean;
  isDraft: boolean;
  /** Whether a model was asked for this shot before: it goes first, whatever has changed since. Absent: none was. */
  isBegun?: (name: string) => boolean;
}

export interface RouteSituation {
  catalogue: ModelCatalogue;
  /** Ids of vendors whose key is here. */
  readyVendors: ReadonlySet<string>;
  tier: Tier;
  /** Asked for by name: nothing else is considered. */
  onlyModel?: string;
  /** What may still be spent on this video; undefined: nothing may. */
  budgetUsdMicros: UsdMicros | undefined;
  health: ReadonlyMap<string, VendorHealth>;
  nowMs: number;
}

export type Candidate = { entry: ShotEntry; name: string } & (
  | { verdict: "possible"; offer: ClipOffer; reason: string }
  | { verdict: "out"; reason: string }
);

/** Cheaper tiers may stand in for one that is asked for; dearer ones never do, so that no bill surprises. */
const TIERS_FROM: Readonly<Record<Tier, readonly Tier[]>> = {
  premium: ["premium", "standard", "economy"],
  standard: ["standard", "economy"],
  economy: ["economy"],
};

/**
 * Every model of the catalogue for one shot: what can make it, the best first, then what cannot and why. Pictures, which
 * the studio moves, come after every clip: they stand in where no clip can be made or paid.
 */
export function routeShot(request: RouteRequest, situation: RouteSituation): Candidate[] {
  const all = situation.catalogue.models.filter(isShotEntry).map((entry) => judge(entry, request, situation));
  const possible = all.filter((one) => one.verdict === "possible");
  const out = all.filter((one) => one.verdict === "out");
  const begun = ({ name }: Candidate): number => Number(request.isBegun?.(name) ?? false);
  return [...possible.toSorted((a, b) => begun(b) - begun(a) || compare(a, b, situation)), ...out];
}

function judge(entry: ShotEntry, request: RouteRequest, situation: RouteSituation): Candidate {
  const name = catalogueName(entry);
  const out = (reason: string): Candidate => ({ entry, name, verdict: "out", reason });
  if (request.isBegun?.(name) === true) {
    const offer = offerOf(entry, request) ?? offerOf(entry, { ...request, durationMs: 0 });
    if (offer) return { entry, name, verdict: "possible", offer, reason: "asked already: may be paid for" };
  }
  if (situation.onlyModel !== undefined && ![name, entry.model].includes(situation.onlyModel))
    return out("another model was asked for");
  if (isRetired(entry, situation.nowMs)) return out(`retired on ${entry.retiresOn}`);
  if (!situation.readyVendors.has(entry.vendor)) return out(`no key for ${entry.vendor}`);
  if (situation.onlyModel === undefined && !TIERS_FROM[situation.tier].includes(entry.tier))
    return out(`${entry.tier} costs more than ${situation.tier}`);
  if (request.needsReference && !(entry.kind === "video" && entry.takesReference))
    return out("takes no reference picture");
  const offer = offerOf(entry, request);
  if (!offer) return out(`makes no clip of ${Math.ceil(request.durationMs / 1000)} s`);
  const price = formatUsd(offer.priceUsdMicros);
  const { budgetUsdMicros } = situation;
  if (budgetUsdMicros === undefined) return out(`costs ${price}, and there is no budget`);
  if (offer.priceUsdMicros > budgetUsdMicros)
    return out(`costs ${price}, of the budget ${formatUsd(budgetUsdMicros)} is left`);
  return { entry, name, verdict: "possible", offer, reason: reasonFor(entry, offer, situation) };
}

function reasonFor(entry: ShotEntry, offer: ClipOffer, { health }: RouteSituation): string {
  const seen = health.get(entry.vendor) ?? UNKNOWN_HEALTH;
  const what = offer.makes === "image" ? "a still" : `${offer.seconds} s`;
  const sound = hasUnusedSound(entry) ? ", with sound that is not used" : "";
  const clip = `${entry.tier}, ${what} at ${offer.size.name} for ${formatUsd(offer.priceUsdMicros)}${sound}`;
  if (seen.orderCount === 0) return `${clip}; not used lately`;
  const percent = Math.round(100 * (1 - seen.failureCount / seen.orderCount));
  const latency = seen.medianShotMs === undefined ? "" : `, ${(seen.medianShotMs / 1000).toFixed(0)} s each`;
  return `${clip}; ${percent} % of ${seen.orderCount} orders went well${latency}${isFailing(seen) ? ": asked last" : ""}`;
}

/** Clips are muted: what a model always adds to them is thrown away. */
const hasUnusedSound = (entry: ShotEntry): boolean => entry.kind === "video" && entry.sound === "always";

type Possible = Extract<Candidate, { verdict: "possible" }>;

/**
 * Vendors that answer before those that fail; clips before stills; then the tier asked for; then what it costs in the end;
 * at one price what makes no sound that nobody wants, then what is faster.
 */
function compare(one: Possible, other: Possible, { tier, health }: RouteSituation): number {
  const healthOf = ({ entry }: Possible): VendorHealth => health.get(entry.vendor) ?? UNKNOWN_HEALTH;
  const tiers = TIERS_FROM[tier];
  const expected = (candidate: Possible): number =>
    candidate.offer.priceUsdMicros / successRate(healthOf(candidate));
  return (
    Number(isFailing(healthOf(one))) - Number(isFailing(healthOf(other))) ||
    Number(one.offer.makes === "image") - Number(other.offer.makes === "image") ||
    tiers.indexOf(one.entry.tier) - tiers.indexOf(other.entry.tier) ||
    expected(one) - expected(other) ||
    Number(hasUnusedSound(one.entry)) - Number(hasUnusedSound(other.entry)) ||
    (healthOf(one).medianShotMs ?? 0) - (healthOf(other).medianShotMs ?? 0) ||
    one.name.localeCompare(other.name)
  );
}
