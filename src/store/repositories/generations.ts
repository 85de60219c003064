import { AppError } from "../../core/app-error.ts";
import type { StoreScope } from "../scope.ts";
import type { GenerationsTable } from "../tables/content-tables.ts";
import { conceptsOfGeneration, type StoredConcept } from "./concepts.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type Generation = WithFacts<GenerationsTable>;

export type NewGeneration = Pick<Generation, "id" | "runId" | "briefId" | "writerId" | "conceptCount"> & {
  facts: Facts;
};

export async function insertGeneration(
  scope: StoreScope,
  generation: NewGeneration,
  nowMs: number,
): Promise<void> {
  await scope.db
    .insertInto("generations")
    .values(newRowWithFacts(scope, generation, nowMs))
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listGenerations(
  scope: StoreScope,
  filter: { limit: number; before?: string },
): Promise<Generation[]> {
  let query = scope.db.selectFrom("generations").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}

/** A generation with its concepts, best first. */
export async function showGeneration(
  scope: StoreScope,
  id: string,
): Promise<{ generation: Generation; concepts: StoredConcept[] } | undefined> {
  const row = await scope.db
    .selectFrom("generations")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  return { generation: withFacts(row), concepts: await conceptsOfGeneration(scope, id) };
}

const UNFINISHED = ["queued", "running", "waiting", "parked"] as const;

/**
 * Forgets a generation and those of its concepts of which no video was made; videos, and what they were about, stay.
 * Answers how many concepts are forgotten. Give it a transaction. `generation-in-use` while its run has unfinished jobs.
 */
export async function deleteGeneration(scope: StoreScope, generation: Generation): Promise<number> {
  const open = await scope.db
    .selectFrom("jobQueue")
    .select("id")
    .where("tenantId", "=", scope.tenantId)
    .where("runId", "=", generation.runId)
    .where("status", "in", UNFINISHED)
    .limit(1)
    .executeTakeFirst();
  if (open) {
    throw new AppError({
      kind: "usage",
      code: "generation-in-use",
      message: `Generation ${generation.id} belongs to a run with unfinished jobs (${open.id}).`,
      hint: "Finish them with `viral resume`, or give up with `viral resolve <job> --drop`.",
    });
  }
  const made = scope.db
    .selectFrom("videos")
    .select("conceptId")
    .where("tenantId", "=", scope.tenantId)
    .where("runId", "=", generation.runId);
  const unused = scope.db
    .selectFrom("concepts")
    .select("id")
    .where("tenantId", "=", scope.tenantId)
    .where("generationId", "=", generation.id)
    .where("id", "not in", made);
  await scope.db
    .deleteFrom("scripts")
    .where("tenantId", "=", scope.tenantId)
    .where("conceptId", "in", unused)
    .execute();
  const forgotten = await scope.db
    .deleteFrom("concepts")
    .where("tenantId", "=", scope.tenantId)
    .where("generationId", "=", generation.id)
    .where("id", "not in", made)
    .executeTakeFirst();
  await scope.db
    .deleteFrom("generations")
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", generation.id)
    .execute();
  return Number(forgotten.numDeletedRows);
}
