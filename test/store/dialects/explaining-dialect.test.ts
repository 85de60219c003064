import { join } from "node:path";
import Database from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { explainingDialect } from "../../../src/store/dialects/explaining-dialect.ts";
import { sqliteDialect } from "../../../src/store/dialects/sqlite.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

interface Notes {
  notes: { text: string };
}

const opened: Kysely<Notes>[] = [];
afterEach(async () => {
  for (const db of opened.splice(0)) await db.destroy();
});

function open(file: string, options: Database.Options = {}): Kysely<Notes> {
  const database = new Database(file, { timeout: 0, ...options });
  const db = new Kysely<Notes>({ dialect: explainingDialect(sqliteDialect(database), file) });
  opened.push(db);
  return db;
}

async function withTable(): Promise<{ file: string; db: Kysely<Notes> }> {
  const file = join(temporaryFolder(), "a.db");
  const db = open(file);
  await sql`create table notes (text text) strict`.execute(db);
  return { file, db };
}

test("a write where nothing may be written says which place it is", async () => {
  const { file } = await withTable();
  const reader = open(file, { readonly: true });
  await expect(reader.insertInto("notes").values({ text: "a" }).execute()).rejects.toMatchObject({
    code: "folder-not-writable",
    message: expect.stringContaining(file),
  });
});

test("a read, a transaction's begin and its work are explained alike while another holds the file", async () => {
  const { file, db } = await withTable();
  const holder = new Database(file);
  holder.exec("begin exclusive");
  const busy = { kind: "busy", code: "database-busy" };
  await expect(db.selectFrom("notes").selectAll().execute()).rejects.toMatchObject(busy);
  await expect(db.transaction().execute(() => Promise.resolve())).rejects.toMatchObject(busy);
  holder.close();
  expect(await db.selectFrom("notes").selectAll().execute()).toEqual([]);
});

test("transactions commit, roll back and give their connection back", async () => {
  const { db } = await withTable();
  await db.transaction().execute(async (inner) => {
    await inner.insertInto("notes").values({ text: "kept" }).execute();
  });
  const undone = db.transaction().execute(async (inner) => {
    await inner.insertInto("notes").values({ text: "undone" }).execute();
    throw new Error("stop");
  });
  await expect(undone).rejects.toThrow("stop");
  expect(await db.selectFrom("notes").selectAll().execute()).toEqual([{ text: "kept" }]);
});

test("what no rule explains passes through as it was", async () => {
  const { db } = await withTable();
  await expect(sql`select wrong from notes`.execute(db)).rejects.toMatchObject({
    name: "SqliteError",
    code: "SQLITE_ERROR",
  });
});
