import { CamelCasePlugin, type Dialect, Kysely } from "kysely";
import { type DialectName } from "./migrations/define-table.ts";
import { migrateToLatest } from "./migrations/migrate.ts";
import type { Store } from "./scope.ts";
import { explainDatabaseError } from "./store-errors.ts";
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
  const db = new Kysely<Tables>({ dialect: options.dialect, plugins: [new CamelCasePlugin()] });
  if (options.migrate) {
    try {
      await migrateToLatest(db, options.dialectName);
    } catch (error) {
      await db.destroy();
      throw explainDatabaseError(error, options.place);
    }
  }
  return {
    db,
    tenantId,
    machineId,
    async transaction(work) {
      try {
        return await db
          .transaction()
          .execute(async (transaction) => await work({ db: transaction, tenantId, machineId }));
      } catch (error) {
        throw explainDatabaseError(error, options.place);
      }
    },
    close: async () => await db.destroy(),
  };
}
