import { remux } from "./repairs/remux.ts";
import { renormalise } from "./repairs/renormalise.ts";
import type { Repair } from "./repairs/repair.ts";

/** Everything else is for a person, or for a new script: it is rejected with its reason. */
export const REPAIRS: readonly Repair[] = [
  { id: "renormalise", mends: ["loudness", "true-peak"], run: renormalise },
  { id: "remux", mends: ["fast-start", "colour"], run: remux },
];
