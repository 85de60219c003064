import { randomUUID } from "node:crypto";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { createStore } from "../../src/store/create-store.ts";
import { numbersAsNumbers, postgresDialect } from "../../src/store/dialects/postgres.ts";
import type { DialectName } from "../../src/store/migrations/define-table.ts";
import type { Store } from "../../src/store/scope.ts";
import { temporaryStore } from "./store.ts";

/** Runs a suite on SQLite and on a real Postgres, where every `fresh()` is a tenant of its own beside the others. */
export function describeEachStore(
  name: string,
  suite: (fresh: () => Promise<Store>, dialectName: DialectName) => void,
): void {
  describe(`${name} on SQLite`, () => suite(async () => await temporaryStore(), "sqlite"));

  describe(`${name} on Postgres`, () => {
    let shared: Store | undefined;
    beforeAll(async () => {
      const answer = await fetch(inject("postgresDoor"));
      const url = await answer.text();
      if (!answer.ok) throw new Error(url);
      const pool = new Pool({ connectionString: `${url}/postgres`, types: numbersAsNumbers });
      shared = await createStore({
        dialect: postgresDialect(pool),
        dialectName: "postgres",
        tenantId: "nobody",
        machineId: "machine",
        migrate: true,
        place: "the test database",
      });
    });
    afterAll(async () => await shared?.close());
    suite(async () => {
      if (!shared) throw new Error("Postgres did not start");
      return storeOfTenant(shared, randomUUID());
    }, "postgres");
  });
}

function storeOfTenant(shared: Store, tenantId: string): Store {
  return {
    ...shared,
    tenantId,
    transaction: async (work) =>
      await shared.transaction(async (scope) => await work({ ...scope, tenantId })),
  };
}
