import { countWords, HOOK_WORDS_MAX } from "../../../ideas/hooks/score-hook.ts";
import type { Check } from "../../../model/check.ts";
import { narrationText, type Script } from "../../../model/script.ts";
import { visibleTexts } from "../../../model/visible-text.ts";

/** Screen words that a beat may ask a viewer to read in a second; the same as subtitles for adults allow. */
const SCREEN_WORDS_PER_SECOND_MAX = 5;
/** A voice says at most this many words in a second. */
const SPOKEN_WORDS_PER_SECOND = 2.8;

const FILLER =
  /\b(?:in this video|without further ado|let'?s dive in|buckle up|smash that|don'?t forget to (?:like|subscribe)|stay tuned)\b/i;

interface Rule {
  name: string;
  pattern: RegExp;
}

/** Broken language that templates make when a slot is empty, doubled or of the wrong kind. */
const RULES: readonly Rule[] = [
  {
    name: "a placeholder",
    pattern: /\{\w*\}|\$\{|\b(?:undefined|NaN|null|Infinity)\b|\[object|TODO|lorem ipsum/,
  },
  {
    name: "a doubled word",
    pattern: /(?<![\p{L}\p{N}])(?!(?:that|had|bye|very|no|ha)\b)(\p{L}{2,}) \1(?![\p{L}\p{N}'’-])/iu,
  },
  {
    name: "“a” before a vowel",
    pattern: /(?<![\p{L}.'’])a (?!(?:u[nst]i|u[rs]a|euro|one|once|ubi|ufo|uk|us)\w*)[aeiou][a-z]{2,}/iu,
  },
  {
    name: "“an” before a consonant",
    pattern:
      /(?<![\p{L}.'’])an (?!(?:hour|honest|heir|hono|mp|fbi|ssd|x|html|sms|rna|nba|nfl)\w*)[bcdfgjklmnpqrstvwyz][a-z]{2,}/iu,
  },
  {
    name: "one of many",
    pattern: /(?<![\p{L}\p{N}.,])1 (?:countries|people|times|years|days|points|cities|places|kilometers)\b/iu,
  },
  { name: "a space before punctuation", pattern: /[\p{L}·] [,.;!?](?=\s|$)/u },
  { name: "doubled punctuation", pattern: /[,;:]{2,}|(?<!\.)\.\.(?!\.)|[,;:]\.(?=\s|$)/ },
  { name: "empty brackets or quotes", pattern: /\(\s*\)|\[\s*\]|“\s*”/ },
  { name: "a filler phrase", pattern: FILLER },
];

/** What is wrong with one line, in a few words each. */
function faultsOf(text: string): string[] {
  return RULES.filter((rule) => rule.pattern.test(text)).map((rule) => `${rule.name} in “${text}”`);
}

/** Names are proven elsewhere, and may be as odd as `Bora Bora` or `{x}`. */
function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => (name.length > 1 ? rest.replaceAll(name, "·") : rest), text);
}

/** What a beat shows that the beat before did not; a source line is there for whoever pauses. */
function newTexts(script: Script, index: number): string[] {
  const [beat, before] = [script.beats[index], script.beats[index - 1]];
  if (!beat) return [];
  const seen = new Set(before ? visibleTexts(before.data) : []);
  const source = "source" in beat.data ? beat.data.source : undefined;
  return visibleTexts(beat.data).filter((text) => !seen.has(text) && text !== source);
}

function readingFaults(script: Script): string[] {
  return script.beats.flatMap((beat, index) => {
    const spokenMs = (countWords(narrationText(beat)) / SPOKEN_WORDS_PER_SECOND) * 1000;
    const seconds = Math.max(beat.minDurationMs, spokenMs + beat.pauseAfterMs) / 1000;
    const isSeenBefore = beat.data.layout === "bar-countdown" || beat.data.layout === "bar-race";
    if (isSeenBefore) return [];
    const words = newTexts(script, index).reduce((sum, text) => sum + countWords(text), 0);
    const speed = words / seconds;
    return speed <= SCREEN_WORDS_PER_SECOND_MAX
      ? []
      : [
          `${beat.id} asks to read ${speed.toFixed(1)} words a second, ${SCREEN_WORDS_PER_SECOND_MAX} at most`,
        ];
  });
}

function shapeFaults(script: Script): string[] {
  const faults: string[] = [];
  const hookWords = countWords(script.hook);
  if (hookWords === 0) faults.push("the hook is empty");
  if (hookWords > HOOK_WORDS_MAX) faults.push(`the hook has ${hookWords} words, ${HOOK_WORDS_MAX} at most`);
  if (script.beats[0]?.role !== "hook") faults.push("the first beat is not the hook");
  if (script.title.trim() === "") faults.push("the title is empty");
  const spoken = script.beats.map(narrationText).filter((text) => text !== "");
  for (const [index, text] of spoken.entries()) {
    if (text.length > 12 && spoken.indexOf(text) !== index) faults.push(`“${text}” is said twice`);
  }
  for (const beat of script.beats) {
    if (beat.narration.some((word) => /[^\p{L}\p{M}' ]/u.test(word.say))) {
      faults.push(`${beat.id} gives the voice signs that it cannot say`);
    }
  }
  return faults;
}

/** `script-text`: hook of ten words or fewer, no placeholders, no broken grammar, no filler, time enough to read. */
export function checkScriptText(script: Script): Check {
  const isOwnText = script.receipts.some((receipt) => receipt.source.kind === "text");
  const names = script.receipts
    .filter((receipt) => typeof receipt.value === "string")
    .flatMap((receipt) => receipt.wordings)
    .toSorted((a, b) => b.length - a.length);
  const texts = [
    script.title,
    script.hook,
    script.caption,
    ...script.beats.flatMap((beat) => [narrationText(beat), ...visibleTexts(beat.data)]),
  ];
  // What the user wrote is theirs to word.
  const language =
    isOwnText || !script.language.startsWith("en")
      ? []
      : [...new Set(texts.map((text) => withoutNames(text, names)))].flatMap(faultsOf);
  const faults = [...shapeFaults(script), ...readingFaults(script), ...language];
  return {
    id: "script-text",
    status: faults.length === 0 ? "passed" : "failed",
    measured: faults.length,
    limit: 0,
    unit: "faults",
    ...(faults.length === 0 ? {} : { message: faults.slice(0, 5).join("; ") }),
  };
}
