import type { OptionRow } from "../command.ts";

/** The flags of `viral run`. */
/** How posts are wished for, wherever posts are planned. */
export const POSTING_OPTIONS: readonly OptionRow[] = [
  {
    flags: "--review",
    summary: "hold every post until it is approved",
    kind: "flag",
    setting: "posting.review",
  },
];

export const RUN_OPTIONS: readonly OptionRow[] = [
  {
    flags: "--pack <ids>",
    summary: "built-in data to draw from; repeat, or separate with commas",
    kind: "list",
  },
  { flags: "--from <file>", summary: "your text (.md, .txt)", kind: "text" },
  { flags: "--data <file>", summary: "your table (.csv, .tsv, .json)", kind: "text" },
  { flags: "--label <column>", summary: "column with the names", kind: "text" },
  { flags: "--measure <column>", summary: "column with the numbers", kind: "text" },
  { flags: "--time <column>", summary: "column with the moments, for a race", kind: "text" },
  { flags: "--own <folder>", summary: "your pictures and clips", kind: "text" },
  { flags: "--format <id>", summary: "how it is told (viral formats)", kind: "text", setting: "format" },
  { flags: "--theme <id>", summary: "how it looks (viral themes)", kind: "text", setting: "theme" },
  { flags: "--caption-style <id>", summary: "how captions look", kind: "text", setting: "captionStyle" },
  {
    flags: "--writer <vendor>",
    summary: "who thinks and writes (viral providers)",
    kind: "text",
    setting: "writer",
  },
  {
    flags: "--critic [vendor]",
    summary: "a model looks at the video: vendor[:model]; alone: the writer's",
    kind: "text",
    setting: "critic",
    whenBare: "writer",
  },
  {
    flags: "--unverified <way>",
    summary: "claims that your material does not prove",
    kind: "text",
    choices: ["cut", "mark"],
    setting: "policy.unverified",
  },
  {
    flags: "--voice <voice>",
    summary: "who speaks: flite:slt, none, vendor:voice (viral voices)",
    kind: "text",
    setting: "voice",
  },
  {
    flags: "--shots <kind>",
    summary: "behind the words: motion, own, stock or ai",
    kind: "text",
    setting: "shots",
  },
  {
    flags: "--video-model <name>",
    summary: "always this model, of clips or of stills",
    kind: "text",
    setting: "videoModel",
  },
  {
    flags: "--tier <tier>",
    summary: "how dear models may be: premium, standard, economy",
    kind: "text",
    setting: "tier",
  },
  { flags: "--length <seconds>", summary: "about how long", kind: "number" },
  { flags: "--count <n>", summary: "how many videos (default: 1)", kind: "integer" },
  { flags: "--seed <text>", summary: "the same again; bypasses the history", kind: "text" },
  { flags: "--preview", summary: "a quick quarter-size draft", kind: "flag" },
  {
    flags: "--out <folder>",
    summary: "where finished videos go (default: ./videos)",
    kind: "text",
    setting: "out",
  },
  { flags: "--jobs <n>", summary: "videos composed at once", kind: "integer", setting: "run.jobs" },
  { flags: "--priority <n>", summary: "higher goes first (default: 0)", kind: "integer" },
  { flags: "--platform <ids>", summary: "meet the limits of these", kind: "list", setting: "platforms" },
  { flags: "--max-spend <usd>", summary: "most that this run may spend", kind: "number" },
  { flags: "--dry-run", summary: "say what would be made and paid; make nothing", kind: "flag" },
  { flags: "--post", summary: "plan finished videos on your connected accounts", kind: "flag" },
  ...POSTING_OPTIONS,
];
