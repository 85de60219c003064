import { AppError } from "../../core/app-error.ts";
import { loadHookWeights } from "../../ideas/hooks/hook-weights.ts";
import type { Brief } from "../../model/brief.ts";
import type { Concept } from "../../model/concept.ts";
import { insertConcepts } from "../../store/repositories/concepts.ts";
import { insertGeneration } from "../../store/repositories/generations.ts";
import { pastVideos } from "../../store/repositories/past-videos.ts";
import { listInsights } from "../../store/repositories/reflexion-insights.ts";
import { insertCritique } from "../../store/repositories/self-critiques.ts";
import { insertVideos } from "../../store/repositories/videos.ts";
import { briefOf } from "../brief-of.ts";
import { PlanInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { critiqueRow } from "./critique-row.ts";
import { soundConcepts } from "./sound-concepts.ts";

/** How far back a new concept is compared. */
const HISTORY_MAX = 10_000;

/** Thinks of concepts that were not made before and adds a `video` job for each, in one transaction. */
export function conceptStep(services: VideoServices): StepWork {
  return {
    async run({ job, warn, effect }) {
      const { briefId, replaces } = PlanInput.parse(job.input);
      const brief = await briefOf(services.store, briefId);
      const wanted = replaces
        ? { count: 1, seed: `${replaces.seed}/again`, round: replaces.round }
        : { count: brief.count, seed: brief.seed ?? job.runId, round: 0 };
      if (brief.seed !== undefined)
        warn(`--seed ${brief.seed}: the history of earlier videos is not looked at`);
      const found = await soundConcepts(
        { ...services, writer: services.writerFor(brief) },
        {
          brief,
          ...wanted,
          history: await historyFor(brief, services, job.runId),
          insights: await insightsOf(services),
          perform: effect,
        },
      );
      const concepts = found.slice(0, wanted.count);
      if (concepts.length === 0) throw nothingLeft(brief);
      if (concepts.length < wanted.count)
        warn(`only ${concepts.length} of ${wanted.count} concepts were found that are new`);
      const generationId = services.newId("generation");
      const planned = concepts.map((concept, index) => ({
        concept,
        conceptId: services.newId("concept"),
        videoId: services.newId("video"),
        seed: `${wanted.seed}/${index}`,
      }));
      const nowMs = services.clock.nowMs();
      const weights = loadHookWeights(services.library.folder);
      return {
        result: { generationId, videoIds: planned.map(({ videoId }) => videoId) },
        async rows(scope) {
          await insertGeneration(
            scope,
            {
              id: generationId,
              runId: job.runId,
              briefId,
              writerId: services.writerFor(brief).id,
              conceptCount: planned.length,
              facts: { seed: wanted.seed, considered: found.slice(wanted.count).map(brieflyOf) },
            },
            nowMs,
          );
          await insertConcepts(
            scope,
            generationId,
            planned.map(({ conceptId, concept }) => ({ id: conceptId, concept })),
            nowMs,
          );
          for (const { conceptId, concept } of planned) {
            const row = critiqueRow(services.newId("critique"), conceptId, concept, weights);
            await insertCritique(scope, row, nowMs);
          }
          await insertVideos(
            scope,
            planned.map(({ videoId, conceptId, concept }) => ({
              id: videoId,
              runId: job.runId,
              conceptId,
              title: concept.title,
              status: "waiting",
            })),
            nowMs,
          );
        },
        enqueue: planned.map(({ concept, conceptId, videoId, seed: videoSeed }) => ({
          runId: job.runId,
          kind: "video" as const,
          label: concept.title,
          videoId,
          priority: job.priority,
          input: { briefId, conceptId, seed: videoSeed, round: wanted.round },
        })),
      };
    },
  };
}

/** A brief with its own seed repeats a run: what was made before must not change it. */
export async function historyFor(
  brief: Brief,
  services: Pick<VideoServices, "store">,
  runId: string,
): ReturnType<typeof pastVideos> {
  return brief.seed === undefined ? await pastVideos(services.store, { limit: HISTORY_MAX, runId }) : [];
}

/** What was thought of and not made, with what the critic said. */
const brieflyOf = ({ title, hooks, predictedScore, critique }: Concept) => ({
  title,
  hook: hooks[0]?.text ?? title,
  predictedScore,
  ...(critique ? { critique } : {}),
});

const INSIGHTS_MAX = 10;

/** What was learned and still holds, in a sentence each. */
async function insightsOf({ store }: Pick<VideoServices, "store">): Promise<string[]> {
  const active = await listInsights(store, { limit: INSIGHTS_MAX, status: "active" });
  return active.flatMap(({ facts }) => (typeof facts["claim"] === "string" ? [facts["claim"]] : []));
}

function nothingLeft(brief: Brief): AppError {
  return new AppError({
    kind: "config",
    code: "concepts-exhausted",
    message: `No concept is left that was not made before${brief.topic ? ` about "${brief.topic}"` : ""}.`,
    hint: "Try another topic, --pack or --format, bring your own --from or --data, or repeat one with --seed.",
  });
}
