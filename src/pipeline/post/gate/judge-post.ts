import type { Check } from "../../../model/check.ts";
import type { PostOverride } from "../../../model/post-overrides.ts";
import { accountAllows } from "./checks/account-allows.ts";
import { aiDisclosure } from "./checks/ai-disclosure.ts";
import { caps } from "./checks/caps.ts";
import { musicLicence } from "./checks/music-licence.ts";
import { platformFormat } from "./checks/platform-format.ts";
import { postWords } from "./checks/post-words.ts";
import { repost } from "./checks/repost.ts";
import { sameFile } from "./checks/same-file.ts";
import { unverifiedClaims } from "./checks/unverified-claims.ts";
import type { GateCheck, GateSituation } from "./gate-check.ts";

/** What must not go out, in the order in which it is told. One row per check. */
export const GATE_CHECKS: readonly GateCheck[] = [
  aiDisclosure,
  repost,
  musicLicence,
  platformFormat,
  postWords,
  unverifiedClaims,
  accountAllows,
  caps,
  sameFile,
];

/** Every answer of the gate; what a person lets through by name warns, and names the flag. */
export function judgePost(situation: GateSituation, overrides: readonly PostOverride[]): Check[] {
  return GATE_CHECKS.map((check) => {
    const { fault, skipped, ...measure } = check.judge(situation);
    const facts = { id: check.id, ...measure };
    if (skipped !== undefined) return { ...facts, status: "skipped", message: skipped };
    if (fault === undefined) return { ...facts, status: "passed" };
    const flag = check.override;
    if (flag !== null && overrides.includes(flag))
      return { ...facts, status: "warned", message: `${fault}; let through by --${flag}` };
    return {
      ...facts,
      status: "failed",
      message: flag === null ? fault : `${fault} (--${flag} lets it through)`,
    };
  });
}
