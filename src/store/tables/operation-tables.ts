import type { DocumentColumn, SyncColumns } from "./columns.ts";

/** `document`: labels. */
export interface SystemMetricsTable extends SyncColumns, DocumentColumn {
  name: string;
  value: number;
}

/** `document`: what is kept; the key says what of. */
export interface VendorCacheTable {
  tenantId: string;
  providerId: string;
  cacheKey: string;
  document: string;
  expiresAtMs: number;
}

export interface ApiUsageTable extends SyncColumns {
  providerId: string;
  operation: string;
  runId: string | null;
  jobId: string | null;
  /** What the vendor counts: tokens, characters, seconds. */
  unit: string;
  quantity: number;
  costUsdMicros: number;
  /** Of HTTP; null: no answer came, or the row is older than the column. */
  status: number | null;
  latencyMs: number | null;
  /** Of the ledger's row that this request was an order for; null: it ordered nothing. */
  ledgerId: string | null;
}
