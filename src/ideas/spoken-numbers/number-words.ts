import type { NarrationWord } from "../../model/script.ts";
import { sayText } from "./say-text.ts";
import { type NumberStyle, showNumber } from "./show-number.ts";

/** A number as narration: shown as `showNumber` writes it, said as people say it. */
export function numberWords(value: number, style: NumberStyle = {}): NarrationWord[] {
  return sayText(showNumber(value, style));
}
