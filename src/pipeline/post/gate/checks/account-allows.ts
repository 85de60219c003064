import type { GateCheck, GateSituation } from "../gate-check.ts";

/**
 * What the platform allows this account: who may see it, and what viewers may do with it. What it does for nobody is known
 * when a post is planned, the rest when it goes out.
 */
export const accountAllows: GateCheck = {
  id: "account-allows",
  override: null,
  judge(situation) {
    const nothing = { measured: null, limit: null, unit: "" };
    const beyond = beyondPlatform(situation);
    if (beyond !== undefined) return { ...nothing, measured: 1, fault: beyond };
    if (situation.order.delivery === "draft")
      return { ...nothing, skipped: "a draft is finished in the platform's app" };
    if (situation.limits === null) return { ...nothing, skipped: "the platform is asked before it goes out" };
    const faults = faultsOf(situation);
    return {
      ...nothing,
      measured: faults.length,
      fault: faults.length === 0 ? undefined : faults.join("; "),
    };
  },
};

/** Who may see a draft is said in the app that has drafts. */
function beyondPlatform({ order, account, platform }: GateSituation): string | undefined {
  const { title, deliveries, privacies, unauditedPrivacies, hasDrafts } = platform;
  if (deliveries?.includes(order.delivery) === false) return `${title} takes no ${order.delivery} by its API`;
  if (order.delivery === "draft" && hasDrafts === true) return undefined;
  if (privacies?.includes(order.privacy) === false)
    return `it is to be ${order.privacy}, and ${title} shows what comes by its API to ${privacies.join(", ")} only`;
  if (account.isAudited || unauditedPrivacies?.includes(order.privacy) !== false) return undefined;
  return `it is to be ${order.privacy}, and ${title} has not audited the app: it may be ${unauditedPrivacies.join(", ")} or a draft`;
}

function faultsOf({ order, account, limits }: GateSituation): string[] {
  const { privacies = null, disallows = [] } = limits ?? {};
  const wanted = Object.entries(order.allow).flatMap(([name, isWanted]) => (isWanted ? [name] : []));
  const off = wanted.filter((name) => disallows.some((one) => one === name));
  return [
    ...(privacies !== null && !privacies.includes(order.privacy)
      ? [`it is to be ${order.privacy}, and the account may only be ${privacies.join(", ")}`]
      : []),
    ...(off.length > 0
      ? [`${off.join(" and ")} are switched off in ${account.displayName ?? "the account"}`]
      : []),
    ...(order.commercial === "third-party" && order.privacy === "private"
      ? ["a paid partnership cannot be private"]
      : []),
  ];
}
