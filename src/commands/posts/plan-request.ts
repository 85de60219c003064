import { POST_OVERRIDES } from "../../model/post-overrides.ts";
import type { CommandCall, OptionRow, PostPlanRequest } from "../command.ts";
import { POSTING_OPTIONS } from "../run/run-options.ts";

const SUMMARIES: Readonly<Record<(typeof POST_OVERRIDES)[number], string>> = {
  "allow-repost": "although the same or nearly the same is out already",
  "allow-unlicensed-music": "although no licence of its music is recorded",
  "allow-forbidden-words": "although it says words that your policy forbids",
  "allow-unverified": "although it states what nothing proves",
  "allow-format": "although its length, size or shape does not fit",
  "ignore-caps": "although the account has posted enough for now",
};

/** What lets a finding of the gate through; each is recorded with the post. */
export const OVERRIDE_OPTIONS: readonly OptionRow[] = POST_OVERRIDES.map((name) => ({
  flags: `--${name}`,
  summary: SUMMARIES[name],
  kind: "flag",
}));

export const PLAN_OPTIONS: readonly OptionRow[] = [
  { flags: "--account <names>", summary: "only these: tiktok, main, tiktok/main", kind: "list" },
  ...POSTING_OPTIONS,
  ...OVERRIDE_OPTIONS,
];

export function overridesOf(call: CommandCall): PostPlanRequest["overrides"] {
  return POST_OVERRIDES.filter((name) =>
    call.flag(name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())),
  );
}
