import { AppError } from "../../core/app-error.ts";
import { AccountName } from "../../model/account.ts";
import type { GrantedAccount } from "../../providers/contracts/platform-login.ts";
import type { SocialAccount } from "../../store/repositories/social-accounts.ts";

export interface NamedGrant {
  name: string;
  granted: GrantedAccount;
}

const USUAL_NAME = "main";

/**
 * Which accounts of a grant are connected, and under which names. With a name it is one: the only one there is, else the
 * one that has the name already or whose handle it is; usage error `account-not-granted` lists them. Without a name all
 * are connected: known ones keep their names, the first one of a platform is `main`, several have their handles.
 */
export function chooseGranted(
  granted: readonly GrantedAccount[],
  name: string | undefined,
  accounts: readonly SocialAccount[],
): NamedGrant[] {
  if (name !== undefined) return [{ name, granted: theOne(granted, name, accounts) }];
  const isFirst = accounts.length === 0 && granted.length === 1;
  return granted.map((one) => {
    const known = accounts.find(({ facts }) => facts["userId"] === one.userId);
    return { granted: one, name: known?.name ?? (isFirst ? USUAL_NAME : nameFrom(one)) };
  });
}

function theOne(
  granted: readonly GrantedAccount[],
  name: string,
  accounts: readonly SocialAccount[],
): GrantedAccount {
  const [only, another] = granted;
  if (only && !another) return only;
  const known = accounts.find((account) => account.name === name);
  const found =
    granted.find(({ userId }) => userId === known?.facts["userId"]) ??
    granted.find((one) => handleOf(one) === handleOf({ name }));
  if (found) return found;
  throw new AppError({
    kind: "usage",
    code: "account-not-granted",
    message: `The login opens several accounts, and none of them is ${JSON.stringify(name)}: ${granted.map((one) => one.name).join(", ")}.`,
    hint: "Give the handle of one of them as --name; without --name all of them are connected, each by its handle.",
  });
}

const handleOf = ({ name }: Pick<GrantedAccount, "name">): string => name.replace(/^@/u, "").toLowerCase();

/** As people know it, as far as an account can be called so; else its id. */
function nameFrom({ name, userId }: GrantedAccount): string {
  const readable = name
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[._-]+/u, "")
    .slice(0, 64);
  return AccountName.safeParse(readable).success ? readable : userId.replace(/[^\w.-]+/gu, "-");
}
