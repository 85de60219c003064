/** Columns of every row that can be synchronised between machines. Primary key: (tenant_id, id). */
export interface SyncColumns {
  tenantId: string;
  id: string;
  machineId: string;
  /** 1 when inserted, one more with every update. */
  rowVersion: number;
  /** Epoch milliseconds, UTC. */
  createdAtMs: number;
}

/** A model object as JSON text, beside the columns that are searched. */
export interface DocumentColumn {
  document: string;
}
