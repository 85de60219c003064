import { CamelCasePlugin, type Dialect, Kysely } from "kysely";
import { explainingDialect } from "./dialects/explaining-dialect.ts";
import type { DialectName } from "./migrations/define-table.ts";
import { migrateToLatest } from "./migrations/migrate.ts";
import type { Store } from "./scope.ts";
import type { Tables } from "./tables/tables.ts";

export interface StoreOptions {
  dialect: Dialect;
  dialectName: DialectName;
  tenantId: string;
  machineId: string;
  /** False when the caller knows that every migration is there. */
  migrate: boolean;
  /** For messages: the database's file, or its server. */
  place: string;
}

/** A store over any dialect; `openStore` makes the one of this machine. */
export async function createStore(options: StoreOptions): Promise<Store> {
  const { tenantId, machineId } = options;
  const dialect = explainingDialect(options.dialect, options.place);
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  if (options.migrate) {
    try {
      await migrateToLatest(db, options.dialectName);
    } catch (error) {
      await db.destroy();
      throw error;
    }
  }
  return {
    db,
    tenantId,
    machineId,
    transaction: async (work) =>
      await db
        .transaction()
        .execute(async (transaction) => await work({ db: transaction, tenantId, machineId })),
    close: async () => await db.destroy(),
  };
}
