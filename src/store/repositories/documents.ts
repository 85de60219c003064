/** Facts that are stored as JSON beside the columns that are searched. */
export type Facts = Readonly<Record<string, unknown>>;

/** A row without its bookkeeping, with its document read. */
export type WithFacts<Row> = Omit<Row, "tenantId" | "machineId" | "rowVersion" | "document"> & {
  facts: Facts;
};

export function withFacts<
  Row extends { document: string; tenantId: string; machineId: string; rowVersion: number },
>(row: Row): WithFacts<Row> {
  const { document, tenantId: _tenant, machineId: _machine, rowVersion: _version, ...rest } = row;
  return { ...rest, facts: JSON.parse(document) as Facts };
}
