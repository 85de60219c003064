import Database from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";

const BUSY_TIMEOUT_MS = 10_000;

/** Opens the file with the settings of decision 0002. */
export function openSqlite(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  return database;
}

/** A deferred `begin` fails at its first write when another process wrote meanwhile, whatever the time-out. */
class ImmediateDriver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(config: SqliteDialectConfig, database: Database.Database) {
    super(config);
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** SQLite undoes a transaction itself when the disk is full: a second undoing would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Kysely says no, but SQLite rolls back DDL: processes that start at once may all migrate. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    const config = { database: withPreparedStatements(database) };
    super(config);
    this.#config = config;
    this.#database = database;
  }

  override createDriver(): ImmediateDriver {
    return new ImmediateDriver(this.#config, this.#database);
  }

  override createAdapter(): TransactionalDdlAdapter {
    return new TransactionalDdlAdapter();
  }
}

export function sqliteDialect(database: Database.Database): Dialect {
  return new ImmediateDialect(database);
}

/** Kysely prepares a statement for every query; most of ours repeat, and parsing costs more than running. */
function withPreparedStatements(database: Database.Database): SqliteDialectConfig["database"] & object {
  const statements = new Map<string, Database.Statement>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known) return known;
      const statement = database.prepare(text);
      if (statements.size >= STATEMENTS_MAX) statements.clear();
      statements.set(text, statement);
      return statement;
    },
  };
}

const STATEMENTS_MAX = 200;
