import type { OptionRow } from "./command.ts";

/** Of every command that answers. */
export const JSON_OPTION: OptionRow = {
  flags: "--json",
  summary: "answer with one JSON document",
  kind: "flag",
};

/** Of every command that shows its progress. */
export const QUIET: OptionRow = { flags: "--quiet", summary: "no progress, only the answer", kind: "flag" };
