import { join } from "node:path";
import Database from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { openSqlite, sqliteDialect } from "../../../src/store/dialects/sqlite.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function open(): { file: string; database: Database.Database; prepared: string[]; db: Kysely<unknown> } {
  const file = join(temporaryFolder(), "a.db");
  const database = openSqlite(file);
  const prepared: string[] = [];
  const prepare = database.prepare.bind(database);
  database.prepare = (text: string) => {
    prepared.push(text);
    return prepare(text);
  };
  return { file, database, prepared, db: new Kysely({ dialect: sqliteDialect(database) }) };
}

test("the settings that survive a power cut are on", async () => {
  const { database, db } = open();
  const setting = (name: string): unknown => database.pragma(name, { simple: true });
  expect(["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map(setting)).toEqual([
    "wal",
    2,
    1,
    10_000,
  ]);
  await sql`select 1`.execute(db);
  await db.destroy();
  expect(database.open).toBe(false);
});

test("a transaction is the only writer from its first moment, not from its first write", async () => {
  const { file, db } = open();
  const other = new Database(file, { timeout: 0 });
  await db.transaction().execute(async () => {
    expect(() => other.exec("begin immediate")).toThrow("database is locked");
  });
  other.exec("begin immediate");
  other.close();
  await db.destroy();
});

test("tables made in a transaction that fails are not there", async () => {
  const { db } = open();
  const failed = db.transaction().execute(async (inner) => {
    await sql`create table a (id text) strict`.execute(inner);
    throw new Error("stop");
  });
  await expect(failed).rejects.toThrow("stop");
  await expect(sql`select * from a`.execute(db)).rejects.toThrow("no such table");
  expect(db.getExecutor().adapter.supportsTransactionalDdl).toBe(true);
  await db.destroy();
});

test("a transaction that SQLite has undone itself fails for its own reason", async () => {
  const { database, db } = open();
  await sql`create table a (text text) strict`.execute(db);
  database.pragma("max_page_count = 4");
  const full = db.transaction().execute(async (inner) => {
    await sql`insert into a values (${"x".repeat(100_000)})`.execute(inner);
  });
  await expect(full).rejects.toMatchObject({ code: "SQLITE_FULL" });
  const undone = db.transaction().execute(async (inner) => {
    await sql`rollback`.execute(inner);
    throw new Error("stop");
  });
  await expect(undone).rejects.toThrow("stop");
  await db.destroy();
});

test("a query that comes again is not parsed again, and many different ones do not pile up", async () => {
  const { prepared, db } = open();
  await sql`create table a (id integer) strict`.execute(db);
  prepared.length = 0;
  for (const id of [1, 2, 3]) await sql`insert into a values (${id})`.execute(db);
  expect(prepared).toHaveLength(1);
  for (let column = 0; column < 250; column += 1) await sql`select ${sql.lit(column)} from a`.execute(db);
  expect((await sql`select count(*) as n from a`.execute(db)).rows).toEqual([{ n: 3 }]);
  await sql`insert into a values (${4})`.execute(db);
  expect(prepared.filter((text) => text.startsWith("insert"))).toHaveLength(2);
  await db.destroy();
});
