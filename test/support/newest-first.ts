import { expect } from "vitest";
import type { StoreScope } from "../../src/store/scope.ts";

/** What every list of a repository keeps: newest first, page by page, the tenant's own rows and no others. */
export async function expectNewestFirst(
  store: StoreScope,
  insert: (id: string) => Promise<unknown>,
  list: (scope: StoreScope, page: { limit: number; before?: string }) => Promise<{ id: string }[]>,
): Promise<void> {
  for (const id of ["row_2", "row_1", "row_3"]) await insert(id);
  const idsOf = async (page: { limit: number; before?: string }, scope = store): Promise<string[]> =>
    (await list(scope, page)).map(({ id }) => id);
  expect(await idsOf({ limit: 2 })).toEqual(["row_3", "row_2"]);
  expect(await idsOf({ limit: 2, before: "row_2" })).toEqual(["row_1"]);
  expect(await idsOf({ limit: 9 }, { ...store, tenantId: "another" })).toEqual([]);
}
