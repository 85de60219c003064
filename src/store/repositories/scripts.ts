import { Script } from "../../model/script.ts";
import { newRow, type StoreScope } from "../scope.ts";

export async function insertScript(
  scope: StoreScope,
  script: { id: string; conceptId: string; script: Script },
  nowMs: number,
): Promise<void> {
  await scope.db
    .insertInto("scripts")
    .values({
      ...newRow(scope, script.id, nowMs),
      conceptId: script.conceptId,
      title: script.script.title,
      document: JSON.stringify(script.script),
    })
    .execute();
}

export async function getScript(
  scope: StoreScope,
  id: string,
): Promise<{ id: string; conceptId: string; script: Script } | undefined> {
  const row = await scope.db
    .selectFrom("scripts")
    .select(["id", "conceptId", "document"])
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { id: row.id, conceptId: row.conceptId, script: Script.parse(JSON.parse(row.document)) };
}
