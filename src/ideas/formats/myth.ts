import type { PackFormat } from "../packs/pack-idea.ts";
import { mythAreaPeople } from "./myth-area-people.ts";
import { mythLatitude } from "./myth-latitude.ts";
import { mythTrueSize } from "./myth-true-size.ts";
import { tellByKind } from "./tell-by-kind.ts";

/** Beliefs that the data breaks; none is written by hand. */
export const myth: PackFormat = tellByKind("myth", [
  { kinds: ["area-people"], ...mythAreaPeople },
  { kinds: ["true-size"], ...mythTrueSize },
  { kinds: ["latitude"], ...mythLatitude },
]);
