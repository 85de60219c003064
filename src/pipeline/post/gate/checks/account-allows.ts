import type { GateCheck, GateSituation } from "../gate-check.ts";

/** What the platform allows this account: who may see it, and what viewers may do with it. */
export const accountAllows: GateCheck = {
  id: "account-allows",
  override: null,
  judge(situation) {
    const nothing = { measured: null, limit: null, unit: "" };
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
