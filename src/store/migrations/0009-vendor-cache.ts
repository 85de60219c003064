import type { DefineTable } from "./define-table.ts";

/** Answers that a vendor's terms ask us to keep, what was brought from it, and until when it wants to be left alone. */
export async function createVendorCache(define: DefineTable): Promise<void> {
  await define("vendor_cache", {
    columns: {
      tenant_id: "text",
      provider_id: "text",
      cache_key: "text",
      document: "text",
      expires_at_ms: "int64",
    },
    primaryKey: ["tenant_id", "provider_id", "cache_key"],
    indexes: [["tenant_id", "expires_at_ms"]],
  });
}
