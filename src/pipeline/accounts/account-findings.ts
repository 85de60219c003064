import type { Clock } from "../../core/clock.ts";
import type { Finding } from "../../model/command-documents.ts";
import type { SecretStore } from "../../providers/contracts/secret-store.ts";
import { listAccounts, type SocialAccount } from "../../store/repositories/social-accounts.ts";
import type { StoreScope } from "../../store/scope.ts";
import { lookAtGrant } from "./describe-accounts.ts";
import { accountLabel } from "./find-account.ts";

const DAY_MS = 86_400_000;
/** Time enough for somebody who looks once a week. */
const WARN_BEFORE_MS = 14 * DAY_MS;

/** What `viral doctor` says of accounts: one line each that needs somebody, one for all others; none: nothing. */
export async function accountFindings(
  store: StoreScope,
  secrets: Pick<SecretStore, "get">,
  clock: Clock,
): Promise<Finding[]> {
  const accounts = await listAccounts(store);
  const found = new Map<string, Finding>();
  for (const account of accounts) {
    const finding = await troubleOf(account, secrets, clock.nowMs());
    if (finding) found.set(account.id, finding);
  }
  const good = accounts.filter(({ id, status }) => !found.has(id) && status === "connected");
  const all: Finding = {
    id: "accounts",
    status: "ok",
    found: good.map(accountLabel).join(", "),
    remedy: null,
  };
  return [...(good.length === 0 ? [] : [all]), ...found.values()];
}

async function troubleOf(
  account: SocialAccount,
  secrets: Pick<SecretStore, "get">,
  nowMs: number,
): Promise<Finding | undefined> {
  const { status, endsAtMs } = await lookAtGrant(account, secrets);
  const label = accountLabel(account);
  const again = `viral accounts connect ${account.platform} --name ${account.name}`;
  const trouble = (found: string, remedy: string): Finding => ({
    id: "account",
    status: "degraded",
    found: `${label} ${found}`,
    remedy,
  });
  if (status === "needs-reconnect") return trouble("must be connected again", `Connect it: ${again}`);
  if (status === "no-tokens")
    return trouble("has no tokens on this machine", `Connect it, or import its tokens: ${again}`);
  if (status === "disabled" || endsAtMs === null || endsAtMs - nowMs > WARN_BEFORE_MS) return undefined;
  if (endsAtMs <= nowMs) return trouble("has access that has ended", `Connect it: ${again}`);
  const days = Math.floor((endsAtMs - nowMs) / DAY_MS);
  const within = days === 0 ? "within a day" : `in ${days} ${days === 1 ? "day" : "days"}`;
  const on = new Date(endsAtMs).toISOString().slice(0, 10);
  return trouble(
    `loses its access ${within}, on ${on}`,
    `\`viral accounts check ${label}\` renews it where the platform allows; else ${again}`,
  );
}
