import { AppError } from "../../core/app-error.ts";
import { nearestName } from "../../core/nearest.ts";
import { listAccounts, type SocialAccount } from "../../store/repositories/social-accounts.ts";
import type { StoreScope } from "../../store/scope.ts";

/** `tiktok/main` */
export const accountLabel = ({ platform, name }: Pick<SocialAccount, "platform" | "name">): string =>
  `${platform}/${name}`;

/**
 * The account that a person means by `tiktok/main`, by `main` where no other platform has one, by its id or enough of its
 * start. Usage errors `account-unknown` with the nearest, `account-ambiguous`.
 */
export async function findAccount(scope: StoreScope, written: string): Promise<SocialAccount> {
  const accounts = await listAccounts(scope);
  const meant = [
    accounts.filter((account) => accountLabel(account) === written || account.id === written),
    accounts.filter(({ name }) => name === written),
    accounts.filter(({ id }) => written.length >= ID_START_MIN && id.startsWith(written)),
  ].find((found) => found.length > 0);
  const [account, other] = meant ?? [];
  if (account === undefined) throw unknown(written, accounts.map(accountLabel));
  if (other !== undefined) throw ambiguous(written, (meant ?? []).map(accountLabel));
  return account;
}

/** `acc_` alone would mean the only account that there happens to be. */
const ID_START_MIN = 6;

function unknown(written: string, known: readonly string[]): AppError {
  const nearest = nearestName(written, known);
  const listed = known.length === 0 ? "None is connected." : `There are ${known.join(", ")}.`;
  return new AppError({
    kind: "usage",
    code: "account-unknown",
    message: `There is no account ${JSON.stringify(written)}.`,
    hint: `${nearest ? `Did you mean ${nearest}? ` : ""}${listed}`,
  });
}

const ambiguous = (written: string, labels: readonly string[]): AppError =>
  new AppError({
    kind: "usage",
    code: "account-ambiguous",
    message: `${JSON.stringify(written)} may be ${labels.join(" or ")}.`,
    hint: "Say it with its platform.",
  });
