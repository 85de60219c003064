import type { PackFormat } from "../packs/pack-idea.ts";
import { tellByKind } from "./tell-by-kind.ts";
import { versusRivals } from "./versus-rivals.ts";
import { versusRounds } from "./versus-rounds.ts";

export const versus: PackFormat = tellByKind("versus", [
  { kinds: ["rivals"], ...versusRivals },
  { kinds: ["rounds"], ...versusRounds },
]);
