import { type Dialect, PostgresDialect, type PostgresPool } from "kysely";

const INT8 = 20;
const NUMERIC = 1_700;

/** Type parsers for the pool: the driver hands 64-bit integers and sums over as text; ours all stay below 2^53. */
export const numbersAsNumbers = {
  getTypeParser(typeId: number): (text: string) => unknown {
    if (typeId === INT8 || typeId === NUMERIC || FLOATS.has(typeId)) return Number;
    return TYPES_AS_TEXT;
  },
};

/** `int2`, `int4`, `float4`, `float8`; every other column of ours is text. */
const FLOATS = new Set([21, 23, 700, 701]);
const TYPES_AS_TEXT = (text: string): string => text;

/** Postgres over a pool that the caller made with `types: numbersAsNumbers` and closes with the store. */
export function postgresDialect(pool: PostgresPool): Dialect {
  return new PostgresDialect({ pool });
}
