import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/scope.ts";

let opened: Promise<Store> | undefined;
let tenantCount = 0;

/** The store that all tests of a process share: a tenant of its own in it. Opened when the first one asks. */
export function newTenant(): () => Promise<Store> {
  tenantCount += 1;
  const tenantId = `tenant_${tenantCount}`;
  return async () => tenantOf(await openOnce(), tenantId);
}

async function openOnce(): Promise<Store> {
  if (opened === undefined) {
    const folder = mkdtempSync(join(tmpdir(), "viral-posts-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    opened = openUnsynced(folder);
  }
  return await opened;
}

/** Its processes die within ours: nothing of it has to outlive the machine. */
async function openUnsynced(homeFolder: string): Promise<Store> {
  const store = await openStore({ homeFolder });
  await sql`pragma synchronous = off`.execute(store.db);
  return store;
}

const tenantOf = (store: Store, tenantId: string): Store => ({
  ...store,
  tenantId,
  transaction: async (work) => await store.transaction(async (scope) => await work({ ...scope, tenantId })),
});
