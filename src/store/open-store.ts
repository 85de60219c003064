import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { AppError, systemErrorCode } from "../core/app-error.ts";
import { explainFileError } from "../core/file-errors.ts";
import { createStore } from "./create-store.ts";
import { openSqlite, sqliteDialect } from "./dialects/sqlite.ts";
import { MIGRATION_NAMES, MIGRATION_TABLE } from "./migrations/migrate.ts";
import type { Store } from "./scope.ts";
import { databaseCorrupt, explainDatabaseError } from "./store-errors.ts";

/** The tenant of everything that was made on a machine without an account. */
export const LOCAL_TENANT = "local";

/**
 * Opens `<homeFolder>/viral.db`, making and migrating it when needed. A damaged database (`database-corrupt`) and one of
 * a newer program (`database-newer`) are refused with a config error and stay as they are.
 */
export async function openStore(options: { homeFolder: string }): Promise<Store> {
  const file = join(options.homeFolder, "viral.db");
  try {
    mkdirSync(options.homeFolder, { recursive: true });
    const applied = existsSync(file) ? appliedMigrations(file) : [];
    return await createStore({
      dialect: sqliteDialect(openSqlite(file)),
      dialectName: "sqlite",
      tenantId: LOCAL_TENANT,
      machineId: machineIdOf(options.homeFolder),
      migrate: applied.length < MIGRATION_NAMES.length,
      place: file,
    });
  } catch (error) {
    throw explainFileError(explainDatabaseError(error, file), file);
  }
}

/** Looks without the right to write, so that what is refused is untouched. */
function appliedMigrations(file: string): string[] {
  if (statSync(file).size === 0) return [];
  refuseTruncated(file);
  const database = new Database(file, { readonly: true });
  try {
    const table = database
      .prepare("select name from sqlite_master where type = 'table' and name = ?")
      .get(MIGRATION_TABLE);
    if (table === undefined) return [];
    const names = database
      .prepare<[], { name: string }>(`select name from ${MIGRATION_TABLE}`)
      .all()
      .map((row) => row.name);
    const unknown = names.filter((name) => !MIGRATION_NAMES.includes(name));
    if (unknown.length > 0) throw databaseNewer(file, unknown);
    return names;
  } finally {
    database.close();
  }
}

/** The header says how many pages there are; without a write-ahead log, fewer mean that the file was cut. */
function refuseTruncated(file: string): void {
  const log = `${file}-wal`;
  if (existsSync(log) && statSync(log).size > 0) return;
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, "r");
  const readBytes = readSync(descriptor, header, 0, 100, 0);
  closeSync(descriptor);
  if (readBytes < 100) throw databaseCorrupt(file, undefined);
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const isPageCountValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  if (isPageCountValid && statSync(file).size < pageBytes * header.readUInt32BE(28)) {
    throw databaseCorrupt(file, undefined);
  }
}

function databaseNewer(file: string, unknown: readonly string[]): AppError {
  return new AppError({
    kind: "config",
    code: "database-newer",
    message: `The database ${file} belongs to a newer version of viral (it has ${unknown.join(", ")}).`,
    hint: "Update viral, or use another VIRAL_HOME. Nothing was changed.",
    details: { unknown },
  });
}

/** Names this machine in synchronised rows; made once per home. */
function machineIdOf(homeFolder: string): string {
  const file = join(homeFolder, "machine-id");
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomUUID());
    try {
      linkSync(draft, file);
    } catch (error) {
      if (systemErrorCode(error) !== "EEXIST") throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, "utf8").trim();
}
