import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { openSqlite, sqliteDialect } from "../../../src/store/dialects/sqlite.ts";
import { MIGRATION_NAMES, MIGRATION_TABLE, migrateToLatest } from "../../../src/store/migrations/migrate.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const opened: Kysely<unknown>[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) await db.destroy();
});

function emptyDatabase(): Kysely<unknown> {
  const db = new Kysely<unknown>({ dialect: sqliteDialect(openSqlite(join(temporaryFolder(), "a.db"))) });
  opened.push(db);
  return db;
}

async function namesIn(db: Kysely<unknown>, table: string, column = "name"): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select ${sql.ref(column)} as name from ${sql.table(table)} order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

test("every migration is applied in order and recorded; doing it again changes nothing", async () => {
  const db = emptyDatabase();
  await migrateToLatest(db, "sqlite");
  expect(await namesIn(db, MIGRATION_TABLE)).toEqual(MIGRATION_NAMES);
  const schema = await namesIn(db, "sqlite_master");
  await migrateToLatest(db, "sqlite");
  expect(await namesIn(db, "sqlite_master")).toEqual(schema);
});

test("names sort in the order in which they are applied: a later one can never come before", () => {
  expect([...MIGRATION_NAMES].sort()).toEqual(MIGRATION_NAMES);
  expect(MIGRATION_NAMES.every((name, index) => Number(name.slice(0, 4)) === index + 1)).toBe(true);
});

test("one that fails leaves nothing of itself and all of those before it, and is made good by the next try", async () => {
  const db = emptyDatabase();
  // In the way of the second table of 0002-jobs.
  await sql`create table job_steps (id text) strict`.execute(db);
  await expect(migrateToLatest(db, "sqlite")).rejects.toThrow("job_steps");
  expect(await namesIn(db, MIGRATION_TABLE)).toEqual(["0001-content"]);
  const tables = await namesIn(db, "sqlite_master");
  expect(tables).toContain("videos");
  expect(tables).not.toContain("job_queue");
  await sql`drop table job_steps`.execute(db);
  await migrateToLatest(db, "sqlite");
  expect(await namesIn(db, MIGRATION_TABLE)).toEqual(MIGRATION_NAMES);
});

test("what a migration makes is the same for ever once it is released", async () => {
  const db = emptyDatabase();
  await migrateToLatest(db, "sqlite");
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where sql is not null and name not like 'kysely_%' and name not like 'sqlite_%'
    order by rowid`.execute(db);
  expect(rows.map((row) => row.sql).join("\n")).toMatchSnapshot();
});
