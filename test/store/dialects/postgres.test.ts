import { CamelCasePlugin, Kysely, sql } from "kysely";
import { Pool } from "pg";
import { expect, inject, test } from "vitest";
import { numbersAsNumbers, postgresDialect } from "../../../src/store/dialects/postgres.ts";

test("64-bit integers, sums and floats are numbers; text that looks like one stays text", async () => {
  const url = await (await fetch(inject("postgresDoor"))).text();
  const pool = new Pool({ connectionString: `${url}/postgres`, types: numbersAsNumbers });
  const db = new Kysely({ dialect: postgresDialect(pool), plugins: [new CamelCasePlugin()] });
  const { rows } = await sql`
    select 1764000000000::bigint as at_ms, sum(amount) as total, sum(amount::bigint) as total_big,
      0.25::double precision as share, '007'::text as code, null::bigint as nothing
    from (values (40), (2)) as one (amount)`.execute(db);
  expect(rows).toEqual([
    { atMs: 1_764_000_000_000, total: 42, totalBig: 42, share: 0.25, code: "007", nothing: null },
  ]);
  await db.destroy();
  expect(pool.ended).toBe(true);
});
