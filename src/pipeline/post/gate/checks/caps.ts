import type { GateCheck } from "../gate-check.ts";

/** The caps and the gap of the account, as they are when it goes out: without a person's word it waits instead. */
export const caps: GateCheck = {
  id: "caps",
  override: "ignore-caps",
  judge({ day }) {
    const nothing = { measured: null, limit: null, unit: "posts in 24 hours" };
    if (!day) return { ...nothing, skipped: "it is planned at a time when its account may post" };
    const { sentCount, dailyCap, isTooEarly } = day;
    return {
      ...nothing,
      measured: sentCount,
      limit: dailyCap,
      fault: isTooEarly ? "it is beyond the account's cap, or within the gap after another post" : undefined,
    };
  },
};
