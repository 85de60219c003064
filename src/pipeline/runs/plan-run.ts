import { microsToUsd } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import type { PlanDocument } from "../../model/command-documents.ts";
import type { Concept } from "../../model/concept.ts";
import type { Script } from "../../model/script.ts";
import type { ConceptRequest, Writer } from "../../providers/contracts/writer.ts";
import type { BudgetLimits } from "../budget.ts";
import { callNobody } from "../call-nobody.ts";
import { historyFor } from "../concept/concept-step.ts";
import { isBroughtByUser, refuseUndrawable } from "../script/refuse-undrawable.ts";
import { withLocalTier } from "../shots/local-tier.ts";
import type { VideoServices } from "../video-services.ts";
import { type EstimateServices, estimateRun } from "./estimate-run.ts";
import { refuseWithoutHands } from "./refuse-without-means.ts";

/** What a run would make, and what each of its steps would cost. Thinks of concepts, writes nothing down and calls nobody. */
export async function planRun(
  asked: Brief,
  services: EstimateServices & Pick<VideoServices, "newId" | "whyNotReady" | "posting" | "credentials">,
  limits: BudgetLimits,
): Promise<PlanDocument> {
  const brief = await withLocalTier(asked, services, limits);
  await refuseWithoutHands(brief, services);
  const runId = services.newId("run");
  const history = await historyFor(brief, services, runId);
  const request = { brief, count: brief.count, seed: brief.seed ?? runId, history, perform: callNobody };
  const writer = services.writerFor(brief);
  // Who is paid to think is not asked only to look.
  const concepts = writer.isEmbedded ? await writer.proposeConcepts(request) : [];
  const scripts = await scriptsOf(concepts, writer, request);
  for (const script of scripts) if (script) refuseUndrawable(script, brief);
  const videoCount = writer.isEmbedded ? concepts.length : brief.count;
  const unwritten = Array.from({ length: videoCount }, (_, index) => scripts[index]);
  const { steps, totalUsdMicros, budget } = await estimateRun(brief, unwritten, services, limits);
  return {
    schema: "viral.plan/1",
    videos: concepts.map((concept) => ({
      title: concept.title,
      hook: concept.hooks[0]?.text ?? concept.title,
      format: concept.formatId,
      conceptKey: concept.key,
    })),
    accounts: ["outbox"],
    outFolder: brief.outFolder,
    steps,
    estimatedUsd: microsToUsd(totalUsdMicros),
    budget,
  };
}

/** Only where they tell something: what the user brought may not be drawable, and shots are bought by the beat. */
async function scriptsOf(
  concepts: readonly Concept[],
  writer: Writer,
  request: ConceptRequest,
): Promise<Script[]> {
  const { brief } = request;
  if (!isBroughtByUser(brief) && brief.shots !== "ai") return [];
  const scripts: Script[] = [];
  for (const concept of concepts) scripts.push(await writer.writeScript(concept, { ...request, count: 1 }));
  return scripts;
}
