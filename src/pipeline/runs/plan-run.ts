import { microsToUsd } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import type { PlanDocument } from "../../model/command-documents.ts";
import { callNobody } from "../call-nobody.ts";
import { historyFor } from "../concept/concept-step.ts";
import { isBroughtByUser, refuseUndrawable } from "../script/refuse-undrawable.ts";
import type { VideoServices } from "../video-services.ts";
import { chooseVoice } from "../voice/choose-voice.ts";
import { estimateVoice } from "../voice/estimate-voice.ts";

/** What a run would make. Thinks of concepts, writes nothing down and calls nobody. */
export async function planRun(
  brief: Brief,
  services: Pick<VideoServices, "store" | "writerFor" | "newId" | "voices" | "vendorVoices">,
): Promise<PlanDocument> {
  const voice = chooseVoice(brief.voice, brief.tier, services);
  const runId = services.newId("run");
  const history = await historyFor(brief, services, runId);
  const request = { brief, count: brief.count, seed: brief.seed ?? runId, history, perform: callNobody };
  const writer = services.writerFor(brief);
  const estimate = writer.estimateUsdMicros(request);
  // Who is paid to think is not asked only to look.
  const concepts = writer.isEmbedded ? await writer.proposeConcepts(request) : [];
  if (isBroughtByUser(brief)) {
    for (const concept of concepts) {
      refuseUndrawable(await writer.writeScript(concept, { ...request, count: 1 }), brief);
    }
  }
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
    estimatedUsd: microsToUsd(
      estimate.concepts + brief.count * (estimate.script + estimateVoice(voice, brief)),
    ),
  };
}
