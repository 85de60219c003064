import { AppError } from "../../core/app-error.ts";
import type {
  GenerationDocument,
  GenerationSummary,
  GenerationsDocument,
} from "../../model/command-documents.ts";
import { type Generation, listGenerations, showGeneration } from "../../store/repositories/generations.ts";
import { getBrief } from "../../store/repositories/runs.ts";
import { videosOfRun } from "../../store/repositories/videos.ts";
import type { StoreScope } from "../../store/scope.ts";
import { isoTime } from "./describe-jobs.ts";

export async function describeGenerations(scope: StoreScope, limit: number): Promise<GenerationsDocument> {
  const generations: GenerationSummary[] = [];
  for (const generation of await listGenerations(scope, { limit }))
    generations.push(await summaryOf(scope, generation));
  return { schema: "viral.generations/1", generations };
}

export async function describeGeneration(scope: StoreScope, id: string): Promise<GenerationDocument> {
  const { generation, concepts } = await generationNamed(scope, id);
  const videos = await videosOfRun(scope, generation.runId);
  return {
    schema: "viral.generation/1",
    generation: await summaryOf(scope, generation),
    concepts: concepts.map(({ id: conceptId, concept }) => ({
      id: conceptId,
      key: concept.key,
      title: concept.title,
      format: concept.formatId,
      hook: concept.hooks[0]?.text ?? "",
      predictedScore: concept.predictedScore,
      videoId: videos.find((video) => video.conceptId === conceptId)?.id ?? null,
    })),
  };
}

export async function generationNamed(
  scope: StoreScope,
  id: string,
): Promise<NonNullable<Awaited<ReturnType<typeof showGeneration>>>> {
  const found = await showGeneration(scope, id);
  if (found) return found;
  throw new AppError({
    kind: "usage",
    code: "generation-unknown",
    message: `There is no generation ${id}.`,
    hint: "`viral generations list` shows what there is.",
  });
}

async function summaryOf(scope: StoreScope, generation: Generation): Promise<GenerationSummary> {
  const brief = await getBrief(scope, generation.briefId);
  return {
    id: generation.id,
    runId: generation.runId,
    topic: brief?.topic ?? null,
    conceptCount: generation.conceptCount,
    videoCount: (await videosOfRun(scope, generation.runId)).length,
    createdAt: isoTime(generation.createdAtMs),
  };
}
