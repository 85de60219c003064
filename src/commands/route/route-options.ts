import type { OptionRow } from "../command.ts";

/** The flags of `viral route`: those of a run that its router heeds. */
export const ROUTE_OPTIONS: readonly OptionRow[] = [
  { flags: "--seconds <n>", summary: "how long the shot is (default: 5)", kind: "number" },
  {
    flags: "--tier <tier>",
    summary: "how dear models may be",
    kind: "text",
    choices: ["premium", "standard", "economy"],
    setting: "tier",
  },
  {
    flags: "--video-model <name>",
    summary: "only this model, of clips or of stills",
    kind: "text",
    setting: "videoModel",
  },
  { flags: "--max-spend <usd>", summary: "most that may be spent", kind: "number" },
  { flags: "--explain", summary: "every model, with the reason for each", kind: "flag" },
];
