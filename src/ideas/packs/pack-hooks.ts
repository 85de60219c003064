import type { Random } from "../../core/random.ts";
import type { HookCandidate } from "../../model/concept.ts";
import type { Format } from "../../model/format.ts";
import { fillWords, isFilled } from "../formats/words.ts";
import type { HookWeights } from "../hooks/hook-weights.ts";
import { chooseHooks } from "../hooks/score-hook.ts";
import type { Slots } from "./pack-idea.ts";

/** The model's differences between near candidates are smaller than its error; a channel that always says the same tires. */
const VARIETY = 1;

/**
 * The format's formulas for one way of telling, filled and scored, best first. A formula that asks for something the
 * concept does not have is left out.
 */
export function hooksFor(
  format: Format,
  kind: string,
  slots: Slots,
  tools: { weights: HookWeights; random: Random },
): HookCandidate[] {
  const candidates = format.hooks
    .filter((hook) => hook.kind === undefined || hook.kind === kind)
    .map(({ formula, text }) => ({ formula, text: fillWords(text, slots) }))
    .filter(({ text }) => isFilled(text));
  const worths = new Map(format.hooks.map(({ formula, kind: only, worth }) => [`${only}/${formula}`, worth]));
  return chooseHooks(candidates, tools.weights)
    .map((hook): HookCandidate => {
      const worth = worths.get(`${kind}/${hook.formula}`) ?? worths.get(`undefined/${hook.formula}`);
      const added = [
        ...(worth === undefined ? [] : [{ name: "editor", contribution: worth }]),
        { name: "variety", contribution: tools.random.next() * VARIETY },
      ];
      const bonus = added.reduce((sum, { contribution }) => sum + contribution, 0);
      return { ...hook, score: hook.score + bonus, parts: [...hook.parts, ...added] };
    })
    .sort((a, b) => b.score - a.score);
}
