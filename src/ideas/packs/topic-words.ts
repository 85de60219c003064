/** Words that say nothing about what a video is about. */
const EMPTY_WORDS = new Set(
  "a an the of in on at by for from to and or vs versus with about per than is are was were be it its this that these those which what who whom whose where when why how do does did has have had i me my you your we our us all any some make made video videos short clip top best five list lists fact facts number numbers world".split(
    " ",
  ),
);

/** People's words for what a pack calls otherwise. */
const SAME_WORDS: Readonly<Record<string, string>> = {
  biggest: "largest",
  greatest: "largest",
  nation: "country",
  people: "population",
  populated: "populous",
  inhabitant: "population",
  size: "area",
  money: "economy",
  gdp: "economy",
  wealthiest: "richest",
  flag: "flags",
  shape: "shapes",
  outline: "shapes",
  usa: "united",
};

/** `Countries` is `country`, `São Tomé` is `sao tome`: one form for each word. */
function foldWord(word: string): string {
  const singular = word.endsWith("ies")
    ? word.replace(/ies$/u, "y")
    : /(?:[^s]s|sses|xes|ches|shes)$/u.test(word) && word.length > 3
      ? word.replace(/(?<=ss|x|ch|sh)es$|s$/u, "")
      : word;
  return SAME_WORDS[singular] ?? SAME_WORDS[word] ?? singular;
}

function allWords(text: string): string[] {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return plain.replace(/['’]s?\b/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a text that carry meaning, folded: case, accents and plurals do not matter. */
export function topicWords(text: string): string[] {
  return [
    ...new Set(
      allWords(text)
        .filter((word) => !EMPTY_WORDS.has(word))
        .map(foldWord),
    ),
  ];
}

/** Endings that turn a place into its adjective: `African`, `European`. */
const ADJECTIVE_ENDINGS = ["n", "an"];
const STEM_LETTERS_MIN = 4;

/** Whether a vocabulary knows a folded word, also as the adjective of one of its own. */
export function knowsWord(vocabulary: ReadonlySet<string>, word: string): boolean {
  if (vocabulary.has(word)) return true;
  return ADJECTIVE_ENDINGS.some((ending) => {
    const stem = word.endsWith(ending) ? word.slice(0, -ending.length) : "";
    return stem.length >= STEM_LETTERS_MIN && vocabulary.has(stem);
  });
}
