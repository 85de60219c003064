import { microsToUsd } from "../../core/money.ts";
import type { RouteCandidate, RouteDocument } from "../../model/vendor-documents.ts";
import {
  type Candidate,
  type RouteRequest,
  type RouteSituation,
  routeShot,
  whyLocal,
} from "../shots/router/route-shot.ts";

/** The router's whole table for one shot. */
export function describeRoute(request: RouteRequest, situation: RouteSituation): RouteDocument {
  const { tier, budgetUsdMicros } = situation;
  const candidates = routeShot(request, situation);
  const [first] = candidates;
  return {
    schema: "viral.route/1",
    seconds: request.durationMs / 1000,
    tier: whyLocal(situation) === undefined ? tier : "local",
    budgetUsd: budgetUsdMicros === undefined ? null : microsToUsd(budgetUsdMicros),
    chosen: first?.verdict === "possible" ? first.name : null,
    candidates: candidates.map(candidateOf),
  };
}

function candidateOf(candidate: Candidate): RouteCandidate {
  const { name, entry, verdict, reason } = candidate;
  const { title, tier } = entry;
  if (candidate.verdict === "out") return { name, title, tier, verdict, reason, offer: null };
  const { makes, seconds, size, priceUsdMicros } = candidate.offer;
  const { width, height } = size;
  const offer = { makes, seconds, width, height, priceUsd: microsToUsd(priceUsdMicros) };
  return { name, title, tier, verdict, reason, offer };
}
