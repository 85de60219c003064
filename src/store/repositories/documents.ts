import { newRow, type StoreScope } from "../scope.ts";

/** Facts that are stored as JSON beside the columns that are searched. */
export type Facts = Readonly<Record<string, unknown>>;

/** A row without its bookkeeping, with its document read. */
export type WithFacts<Row> = Omit<Row, "tenantId" | "machineId" | "rowVersion" | "document"> & {
  facts: Facts;
};

/** The columns of a new row, its facts as JSON. */
export function newRowWithFacts<Row extends { id: string; facts: Facts }>(
  scope: StoreScope,
  row: Row,
  nowMs: number,
): ReturnType<typeof newRow> & Omit<Row, "id" | "facts"> & { document: string } {
  const { id, facts, ...columns } = row;
  return { ...newRow(scope, id, nowMs), ...columns, document: JSON.stringify(facts) };
}

/** A stored row as callers see it: `facts` for `document`, without the bookkeeping. */
export function withFacts<
  Row extends { document: string; tenantId: string; machineId: string; rowVersion: number },
>(row: Row): WithFacts<Row> {
  const { document, tenantId: _tenant, machineId: _machine, rowVersion: _version, ...rest } = row;
  return { ...rest, facts: JSON.parse(document) as Facts };
}
