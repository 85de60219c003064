import { type CreateTableBuilder, type Kysely, sql } from "kysely";

export type DialectName = "sqlite" | "postgres";
export type ColumnKind = "text" | "int64" | "real";
/** `text`, or `text?` when it may be null. */
export type ColumnSpec = ColumnKind | `${ColumnKind}?`;

export interface TableSpec {
  columns: Readonly<Record<string, ColumnSpec>>;
  /** `tenant_id, id` unless said otherwise. */
  primaryKey?: readonly string[];
  unique?: readonly (readonly string[])[];
  /** Each serves a query of a repository; a column may say `priority desc`. */
  indexes?: readonly (readonly string[])[];
}

export type DefineTable = (name: string, spec: TableSpec) => Promise<void>;

/** `indexes`: that serve queries by the new columns. */
export type AddColumns = (
  table: string,
  columns: Readonly<Record<string, ColumnSpec>>,
  indexes?: readonly (readonly string[])[],
) => Promise<void>;

export type DropTable = (name: string) => Promise<void>;

/** Columns of every row that can be synchronised between machines. */
export const SYNC_COLUMNS = {
  tenant_id: "text",
  id: "text",
  machine_id: "text",
  row_version: "int64",
  created_at_ms: "int64",
} as const satisfies Record<string, ColumnSpec>;

/** Makes tables and their indexes in the subset of SQL that both databases take. */
export function tableDefiner(db: Kysely<unknown>, dialect: DialectName): DefineTable {
  return async (name, spec) => {
    let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
    for (const [column, columnSpec] of Object.entries(spec.columns)) {
      const isNullable = columnSpec.endsWith("?");
      const type = TYPE_NAMES[dialect][columnSpec.replace("?", "") as ColumnKind];
      table = table.addColumn(column, sql.raw(type), (one) => (isNullable ? one : one.notNull()));
    }
    table = table.addPrimaryKeyConstraint(`${name}_pk`, [...(spec.primaryKey ?? ["tenant_id", "id"])]);
    for (const columns of spec.unique ?? []) {
      table = table.addUniqueConstraint(`${name}_${columns.join("_")}_key`, [...columns]);
    }
    await (dialect === "sqlite" ? table.modifyEnd(sql`strict`) : table).execute();
    await addIndexes(db, name, spec.indexes);
  };
}

async function addIndexes(db: Kysely<unknown>, table: string, indexes: TableSpec["indexes"]): Promise<void> {
  for (const columns of indexes ?? []) {
    const indexName = `${table}_by_${columns.map((column) => column.split(" ")[0]).join("_")}`;
    await sql`create index ${sql.ref(indexName)} on ${sql.table(table)} (${sql.raw(columns.join(", "))})`.execute(
      db,
    );
  }
}

/** Adds columns to a table that has rows: they must be nullable. */
export function columnAdder(db: Kysely<unknown>, dialect: DialectName): AddColumns {
  return async (table, columns, indexes) => {
    for (const [column, spec] of Object.entries(columns)) {
      if (!spec.endsWith("?")) throw new Error(`${table}.${column} has no value for the rows that are there`);
      const type = TYPE_NAMES[dialect][spec.replace("?", "") as ColumnKind];
      await db.schema.alterTable(table).addColumn(column, sql.raw(type)).execute();
    }
    await addIndexes(db, table, indexes);
  };
}

/** Its rows go with it. */
export function tableDropper(db: Kysely<unknown>): DropTable {
  return async (name) => await db.schema.dropTable(name).execute();
}

/**
 * A STRICT SQLite table refuses `bigint`, and Postgres' `integer` holds no epoch milliseconds. Texts sort by their bytes,
 * as in SQLite: ids are paged and found by prefix, which the collation of a server's language breaks.
 */
const TYPE_NAMES: Record<DialectName, Record<ColumnKind, string>> = {
  sqlite: { text: "text", int64: "integer", real: "real" },
  postgres: { text: 'text collate "C"', int64: "bigint", real: "double precision" },
};
