import type { PackFormat } from "../packs/pack-idea.ts";
import { countdown } from "./countdown.ts";
import { myth } from "./myth.ts";
import { quiz } from "./quiz.ts";
import { race } from "./race.ts";
import { versus } from "./versus.ts";

/** Formats that packs can be told in. */
export const PACK_FORMATS: readonly PackFormat[] = [countdown, quiz, versus, race, myth];
