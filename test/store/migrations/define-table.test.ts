import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { SYNC_COLUMNS, tableDefiner } from "../../../src/store/migrations/define-table.ts";
import type { Store } from "../../../src/store/scope.ts";
import { describeEachStore } from "../../support/each-store.ts";

const SYNC = { tenant_id: "local", id: "1", machine_id: "m", row_version: 1, created_at_ms: 1 };

describeEachStore("a defined table", (fresh, dialectName) => {
  /** A table of its own name, since on Postgres every test shares one database. */
  async function define(spec: Parameters<ReturnType<typeof tableDefiner>>[1]) {
    const store: Store = await fresh();
    const name = `notes_${randomUUID().slice(0, 8)}`;
    await tableDefiner(store.db as never, dialectName)(name, spec);
    const insert = async (row: Readonly<Record<string, unknown>>) =>
      await sql`insert into ${sql.table(name)} (${sql.join(Object.keys(row).map((key) => sql.ref(key)))})
        values (${sql.join(Object.values(row))})`.execute(store.db);
    const select = async (columns: string) =>
      (await sql`select ${sql.raw(columns)} from ${sql.table(name)}`.execute(store.db)).rows;
    return { store, name, insert, select };
  }

  test("is keyed by tenant and id unless it says otherwise", async () => {
    const { insert } = await define({ columns: SYNC_COLUMNS });
    await insert(SYNC);
    await insert({ ...SYNC, tenant_id: "another" });
    await expect(insert(SYNC)).rejects.toThrow(/unique/i);
    const own = await define({ columns: { name: "text", rank: "int64" }, primaryKey: ["name"] });
    await own.insert({ name: "a", rank: 1 });
    await expect(own.insert({ name: "a", rank: 2 })).rejects.toThrow(/unique/i);
  });

  test("holds epoch milliseconds and fractions, and no text where a number belongs", async () => {
    const { insert, select } = await define({
      columns: { id: "text", at_ms: "int64", share: "real", name: "text?" },
      primaryKey: ["id"],
    });
    await insert({ id: "1", at_ms: 1_764_000_000_000, share: 0.25, name: null });
    expect(await select("at_ms, share, name")).toEqual([
      { atMs: 1_764_000_000_000, share: 0.25, name: null },
    ]);
    await expect(insert({ id: "2", at_ms: "soon", share: 1 })).rejects.toThrow(/INTEGER|bigint/i);
    await expect(insert({ id: "3", at_ms: 2, share: null })).rejects.toThrow(/null/i);
  });

  test("refuses a second row of what is unique together", async () => {
    const columns = { ...SYNC_COLUMNS, platform: "text", name: "text" } as const;
    const { insert } = await define({ columns, unique: [["platform", "name"]] });
    await insert({ ...SYNC, platform: "tiktok", name: "a" });
    await insert({ ...SYNC, id: "2", platform: "reels", name: "a" });
    await expect(insert({ ...SYNC, id: "3", platform: "tiktok", name: "a" })).rejects.toThrow(/unique/i);
  });

  test("sorts texts by their bytes, whatever language the server speaks", async () => {
    const { store, name, insert } = await define({ columns: { id: "text" }, primaryKey: ["id"] });
    for (const id of ["vid_b", "vid_B", "vid_~", "vid-c", "ä"]) await insert({ id });
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(name)} order by id`.execute(
      store.db,
    );
    expect(rows.map(({ id }) => id)).toEqual(["vid-c", "vid_B", "vid_b", "vid_~", "ä"]);
    if (dialectName === "postgres") {
      const { rows: collations } = await sql`select collation_name from information_schema.columns
        where table_name = ${name}`.execute(store.db);
      expect(collations).toEqual([{ collationName: "C" }]);
    }
  });

  test("has its indexes, in the order that they say", async () => {
    const { store, name } = await define({
      columns: { ...SYNC_COLUMNS, priority: "int64" },
      indexes: [["tenant_id", "priority desc", "id"]],
    });
    const catalogue =
      dialectName === "sqlite"
        ? "sql as definition from sqlite_master"
        : "indexdef as definition from pg_indexes";
    const { rows } = await sql<{ definition: string | null }>`select ${sql.raw(catalogue)}`.execute(store.db);
    const own = rows.map(({ definition }) => definition ?? "").filter((text) => text.includes(`${name}_by_`));
    expect(own).toHaveLength(1);
    expect(own[0]).toMatch(/_by_tenant_id_priority_id.*\(tenant_id, priority desc, id\)/i);
  });
});
