import type { AccountFacts } from "../../../model/account.ts";
import type { Check } from "../../../model/check.ts";
import type { Platform } from "../../../model/platform.ts";
import type { PostOrder } from "../../../model/post-order.ts";
import type { PostOverride } from "../../../model/post-overrides.ts";
import type { AccountLimits } from "../../../providers/contracts/publisher.ts";
import type { Delivery } from "../order/read-delivery.ts";
import type { PostHistory } from "./post-history.ts";

/** All that the gate looks at. Nothing of it is asked of anybody by a check. */
export interface GateSituation {
  order: PostOrder;
  delivery: Delivery;
  platform: Platform;
  account: AccountFacts;
  /** What the platform says now; null while a post is planned. */
  limits: AccountLimits | null;
  /** Of the file as it is now; null while a post is planned. */
  fileSha256: string | null;
  text: string;
  others: PostHistory;
  forbiddenWords: readonly string[];
  /** How the account's day stands; absent while a post is planned, at a time when its account may. */
  day?: AccountDay;
}

export interface AccountDay {
  /** What went out, or is on its way, within the last 24 hours. */
  sentCount: number;
  dailyCap: number;
  /** It is beyond the cap of its account or of its platform, or within the gap after another post. */
  isTooEarly: boolean;
}

/** One question before a post goes out. One file in `gate/checks/` and one row in its table. */
export interface GateCheck {
  id: string;
  /** What lets a finding through; null: nothing does. */
  override: PostOverride | null;
  /** Why it must not go out; undefined: it may. `skipped`: it cannot be said yet. */
  judge(situation: GateSituation): GateFinding;
}

export interface GateFinding extends Pick<Check, "measured" | "limit" | "unit"> {
  fault?: string | undefined;
  skipped?: string;
}
