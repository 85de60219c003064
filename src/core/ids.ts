import { v7 } from "uuid";

/** What an id names; the prefix stands before a uuidv7: `vid_0191…`. */
export const ID_PREFIXES = {
  run: "run",
  brief: "brf",
  generation: "gen",
  concept: "con",
  script: "scr",
  video: "vid",
  job: "job",
  account: "acc",
  post: "pst",
  snapshot: "snp",
  critique: "crt",
  insight: "ins",
  adjustment: "adj",
  feedback: "fbk",
  ledger: "led",
  usage: "usg",
  metric: "met",
  trend: "trd",
  competitor: "cmp",
  user: "usr",
  lease: "lse",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Makes a new id of a kind. Passed in, so that tests own identity. */
export type NewId = (kind: IdKind) => string;

export const newRandomId: NewId = (kind) => `${ID_PREFIXES[kind]}_${v7()}`;
