import { sql } from "kysely";
import type { StoreScope } from "../scope.ts";
import type { SocialAccountsTable } from "../tables/channel-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type SocialAccount = WithFacts<SocialAccountsTable>;

export type NewSocialAccount = Pick<SocialAccount, "id" | "platform" | "name" | "status"> & { facts: Facts };

/** A platform's account by its name; one that is there already takes the new facts and status, and keeps its id. */
export async function saveAccount(
  scope: StoreScope,
  account: NewSocialAccount,
  nowMs: number,
): Promise<SocialAccount> {
  const { status, facts } = account;
  await scope.db
    .insertInto("socialAccounts")
    .values(newRowWithFacts(scope, account, nowMs))
    .onConflict((conflict) =>
      conflict.columns(["tenantId", "platform", "name"]).doUpdateSet({
        status,
        document: JSON.stringify(facts),
        rowVersion: sql<number>`social_accounts.row_version + 1`,
      }),
    )
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

export async function getAccount(scope: StoreScope, id: string): Promise<SocialAccount | undefined> {
  const row = await scope.db
    .selectFrom("socialAccounts")
    .selectAll()
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && withFacts(row);
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

export async function updateAccount(
  scope: StoreScope,
  id: string,
  change: { status?: SocialAccount["status"]; facts?: Facts },
): Promise<void> {
  const { status, facts } = change;
  await scope.db
    .updateTable("socialAccounts")
    .set({
      ...(status === undefined ? {} : { status }),
      ...(facts === undefined ? {} : { document: JSON.stringify(facts) }),
      rowVersion: sql<number>`row_version + 1`,
    })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}

/** Its posts stay: they are history. */
export async function deleteAccount(scope: StoreScope, id: string): Promise<void> {
  await scope.db
    .deleteFrom("socialAccounts")
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", id)
    .execute();
}
