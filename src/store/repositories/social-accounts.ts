import type { StoreScope } from "../scope.ts";
import type { SocialAccountsTable } from "../tables/channel-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type SocialAccount = WithFacts<SocialAccountsTable>;

export type NewSocialAccount = Pick<SocialAccount, "id" | "platform" | "name" | "status"> & { facts: Facts };

/** The account of a platform by its name; made when it is not there yet. */
export async function ensureAccount(
  scope: StoreScope,
  account: NewSocialAccount,
  nowMs: number,
): Promise<SocialAccount> {
  await scope.db
    .insertInto("socialAccounts")
    .values(newRowWithFacts(scope, account, nowMs))
    .onConflict((conflict) => conflict.columns(["tenantId", "platform", "name"]).doNothing())
    .execute();
  const row = await scope.db
    .selectFrom("socialAccounts")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("platform", "=", account.platform)
    .where("name", "=", account.name)
    .executeTakeFirstOrThrow();
  return withFacts(row);
}

/** By platform and name. */
export async function listAccounts(scope: StoreScope): Promise<SocialAccount[]> {
  const rows = await scope.db
    .selectFrom("socialAccounts")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .orderBy("platform", "asc")
    .orderBy("name", "asc")
    .execute();
  return rows.map(withFacts);
}
