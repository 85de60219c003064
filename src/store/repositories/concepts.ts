import { type Selectable, sql } from "kysely";
import { Concept } from "../../model/concept.ts";
import { newRow, type StoreScope } from "../scope.ts";
import type { ConceptsTable } from "../tables/content-tables.ts";

export interface StoredConcept {
  id: string;
  generationId: string;
  concept: Concept;
}

/** Adds the concepts of a generation; each brings the id it will be known by. */
export async function insertConcepts(
  scope: StoreScope,
  generationId: string,
  concepts: readonly { id: string; concept: Concept }[],
  nowMs: number,
): Promise<void> {
  if (concepts.length === 0) return;
  await scope.db
    .insertInto("concepts")
    .values(
      concepts.map(({ id, concept }) => ({
        ...newRow(scope, id, nowMs),
        generationId,
        conceptKey: concept.key,
        formatId: concept.formatId,
        title: concept.title,
        predictedScore: concept.predictedScore,
        receiptKeys: JSON.stringify(concept.receiptKeys),
        comparableText: null,
        document: JSON.stringify(concept),
      })),
    )
    .execute();
}

export async function getConcept(scope: StoreScope, id: string): Promise<StoredConcept | undefined> {
  const row = await scope.db
    .selectFrom("concepts")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toConcept(row);
}

/** Best first. */
export async function conceptsOfGeneration(
  scope: StoreScope,
  generationId: string,
): Promise<StoredConcept[]> {
  const rows = await scope.db
    .selectFrom("concepts")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("generationId", "=", generationId)
    .execute();
  return rows.sort((a, b) => b.predictedScore - a.predictedScore || (a.id < b.id ? -1 : 1)).map(toConcept);
}

/** What its script says, for the comparison with later videos. */
export async function setComparableText(
  scope: StoreScope,
  conceptId: string,
  comparableText: string,
): Promise<void> {
  await scope.db
    .updateTable("concepts")
    .set({ comparableText, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", conceptId)
    .execute();
}

function toConcept(row: Selectable<ConceptsTable>): StoredConcept {
  return {
    id: row.id,
    generationId: row.generationId,
    concept: Concept.parse(JSON.parse(row.document)),
  };
}

/** As near-duplicates are found by; empty: no script was written. */
export async function comparableTextOf(scope: StoreScope, conceptId: string): Promise<string> {
  const row = await scope.db
    .selectFrom("concepts")
    .select("comparableText")
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", conceptId)
    .executeTakeFirst();
  return row?.comparableText ?? "";
}
