import { type Kysely, Migrator } from "kysely";
import { createContent } from "./0001-content.ts";
import { createJobs } from "./0002-jobs.ts";
import { createChannel } from "./0003-channel.ts";
import { createLearning } from "./0004-learning.ts";
import { createOperation } from "./0005-operation.ts";
import { createBlobUses } from "./0006-blob-uses.ts";
import { addUsageOutcome } from "./0007-usage-outcome.ts";
import { addVideoAddress } from "./0008-video-address.ts";
import { createVendorCache } from "./0009-vendor-cache.ts";
import { createStepMemories } from "./0010-step-memories.ts";
import { createPosts } from "./0011-posts.ts";
import { addBills } from "./0012-bills.ts";
import {
  type AddColumns,
  columnAdder,
  type DefineTable,
  type DialectName,
  type DropTable,
  tableDefiner,
  tableDropper,
} from "./define-table.ts";

type Migration = (define: DefineTable, addColumns: AddColumns, drop: DropTable) => Promise<void>;

/** In order; a name that is released never changes. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-content": createContent,
  "0002-jobs": createJobs,
  "0003-channel": createChannel,
  "0004-learning": createLearning,
  "0005-operation": createOperation,
  "0006-blob-uses": createBlobUses,
  "0007-usage-outcome": addUsageOutcome,
  "0008-video-address": addVideoAddress,
  "0009-vendor-cache": createVendorCache,
  "0010-step-memories": createStepMemories,
  "0011-posts": createPosts,
  "0012-bills": addBills,
};

export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/** The table in which applied migrations are recorded. */
export const MIGRATION_TABLE = "kysely_migration";

/** Applies what is missing, each migration in a transaction of its own; several processes may try at once. */
export async function migrateToLatest<T>(db: Kysely<T>, dialect: DialectName): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(MIGRATIONS).map(([name, create]) => [
            name,
            {
              up: (transaction: Kysely<unknown>) =>
                create(
                  tableDefiner(transaction, dialect),
                  columnAdder(transaction, dialect),
                  tableDropper(transaction),
                ),
            },
          ]),
        ),
    },
  });
  for (;;) {
    const { error, results } = await migrator.migrateUp();
    if (error) throw error;
    if (!results || results.length === 0) return;
  }
}
