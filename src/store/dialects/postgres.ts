import { type Dialect, PostgresDialect } from "kysely";
import type pg from "pg";

/**
 * Postgres over a pool that the caller made with `numbersAsNumbers` as its types: the driver itself hands 64-bit
 * integers over as text.
 */
export function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({ pool });
}
