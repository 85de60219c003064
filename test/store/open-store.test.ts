import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openSqlite } from "../../src/store/dialects/sqlite.ts";
import { MIGRATION_NAMES } from "../../src/store/migrations/migrate.ts";
import { openStore } from "../../src/store/open-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function homeWithDatabase(): Promise<{ homeFolder: string; file: string }> {
  const homeFolder = temporaryFolder();
  await (await openStore({ homeFolder })).close();
  return { homeFolder, file: join(homeFolder, "viral.db") };
}

test("a new home gets every table, STRICT, and opening again changes nothing", async () => {
  const { homeFolder, file } = await homeWithDatabase();
  const before = readFileSync(file);
  const store = await openStore({ homeFolder });
  const machineId = store.machineId;
  await store.close();
  expect(machineId).toMatch(/^[0-9a-f-]{36}$/);
  expect(readFileSync(file).equals(before)).toBe(true);
  const database = new Database(file);
  const tables = database
    .prepare("select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'")
    .all() as { name: string; strict: number }[];
  database.close();
  const own = tables.filter(({ name }) => !name.startsWith("kysely_"));
  expect(own).toHaveLength(27);
  expect(own.every(({ strict }) => strict === 1)).toBe(true);
});

test("the settings that survive a power cut are on", async () => {
  const database = openSqlite(join(temporaryFolder(), "a.db"));
  expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(database.pragma("synchronous", { simple: true })).toBe(2);
  expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
  expect(database.pragma("busy_timeout", { simple: true })).toBe(10_000);
  database.close();
});

test("three processes that start at once migrate once, and all work", async () => {
  const homeFolder = temporaryFolder();
  const code = `import { openStore } from ${JSON.stringify(new URL("../../src/store/open-store.ts", import.meta.url))};
    await (await openStore({ homeFolder: process.argv[1] })).close();`;
  const run = promisify(execFile);
  const args = ["--import", "tsx", "--input-type=module", "-e", code, homeFolder];
  await Promise.all([1, 2, 3].map(async () => await run(process.execPath, args)));
  const database = new Database(join(homeFolder, "viral.db"));
  expect(database.prepare("select count(*) n from kysely_migration").get()).toEqual({
    n: MIGRATION_NAMES.length,
  });
  database.close();
});

test.each([
  ["noise", (file: string) => writeFileSync(file, randomBytes(8_192))],
  ["cut in half", (file: string) => truncateSync(file, 8_192)],
  ["twenty bytes", (file: string) => truncateSync(file, 20)],
])("a database that is %s is refused, untouched", async (_what, damage) => {
  const { homeFolder, file } = await homeWithDatabase();
  damage(file);
  const before = readFileSync(file);
  await expect(openStore({ homeFolder })).rejects.toMatchObject({ kind: "config", code: "database-corrupt" });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a database of a newer program is refused, untouched", async () => {
  const { homeFolder, file } = await homeWithDatabase();
  const database = new Database(file);
  database.prepare("insert into kysely_migration values ('9999-future', '2030')").run();
  database.close();
  const before = readFileSync(file);
  await expect(openStore({ homeFolder })).rejects.toMatchObject({ kind: "config", code: "database-newer" });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a home that is a file says so", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "x"));
  writeFileSync(join(folder, "home"), "");
  await expect(openStore({ homeFolder: join(folder, "home") })).rejects.toMatchObject({
    kind: "config",
    code: "folder-is-file",
  });
});
