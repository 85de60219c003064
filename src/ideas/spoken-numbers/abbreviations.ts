/** Written short, spoken long. Keys are lower case, without a final dot; those marked by a dot must be written with it. */
const WITH_DOT: Readonly<Record<string, string>> = {
  "e.g": "for example",
  "i.e": "that is",
  "a.m": "A M",
  "p.m": "P M",
  etc: "et cetera",
  vs: "versus",
  dr: "doctor",
  mr: "mister",
  mrs: "missus",
  ms: "miz",
  prof: "professor",
  approx: "approximately",
  jr: "junior",
  sr: "senior",
  st: "saint",
  jan: "January",
  feb: "February",
  aug: "August",
  sept: "September",
  oct: "October",
  nov: "November",
  dec: "December",
};

const WITHOUT_DOT: Readonly<Record<string, string>> = {
  vs: "versus",
  etc: "et cetera",
  eg: "for example",
  "&": "and",
  "+": "plus",
  "=": "equals",
  "×": "times",
  "÷": "divided by",
  "<": "less than",
  ">": "more than",
  "≈": "about",
  "≥": "at least",
  "≤": "at most",
  "½": "one half",
  "¼": "one quarter",
  "¾": "three quarters",
};

/** Longer capitals that are spelled out although they could be read as a word. */
const SPELLED = new Set("USSR OECD ADHD ESPN IUCN UNHCR ISBN HTTPS".split(" "));

/** Short capitals that are words, set large for emphasis or grown into words; all other short ones are spelled out. */
const SHORT_WORDS = new Set(
  "A I NO NOT ALL ANY YOU ONE TWO TEN BIG NEW NOW WHY HOW THE AND BUT TOO SO DO IS IT ME MY WE UP IN ON OFF OUT GET AN AS AT BE BY GO HE IF OF OR TO ARE CAN DID FOR HAD HAS HER HIM HIS ITS LET OUR OWN SEE SHE TRY USE WAS WAY YES WOW OLD BAD BEST RED TOP WIN WON LOW HOT FUN MAN MEN DAY SIM RAM ROM PIN GIF ZIP LOL".split(
    " ",
  ),
);

/** Capitals that are read as a word although they have no vowel, or look like letters. */
const WORD_LIKE: Readonly<Record<string, string>> = { JPEG: "jay peg", MPEG: "em peg", SQL: "sequel" };

/** The whole spoken form of an abbreviation, or undefined. `word` has no surrounding punctuation. */
export function abbreviationText(word: string, isFollowedByDot: boolean): string | undefined {
  const key = word.toLowerCase().replace(/\.$/, "");
  const isDotted = isFollowedByDot || word.endsWith(".");
  if (isDotted && Object.hasOwn(WITH_DOT, key)) return WITH_DOT[key];
  return Object.hasOwn(WITHOUT_DOT, key) ? WITHOUT_DOT[key] : undefined;
}

/** True for words whose final dot does not end a sentence. */
export function isDottedAbbreviation(word: string): boolean {
  const key = word.toLowerCase().replace(/\.$/, "");
  return (
    Object.hasOwn(WITH_DOT, key) || /^(?:[\p{L}]\.)+[\p{L}]?$/u.test(word) || key === "no" || key === "fig"
  );
}

/** Letters or word of a run of capitals: `GDP` is "G D P", `NASA` "Nasa". Text set wholly in capitals stays words. */
export function capitalsText(word: string, isShouting: boolean): string {
  if (Object.hasOwn(WORD_LIKE, word)) return WORD_LIKE[word] ?? word;
  const plural = /^([A-Z]{2,})s$/.exec(word);
  if (plural?.[1] !== undefined) return `${capitalsText(plural[1], isShouting)}'s`;
  if (!/^[A-Z]{2,}$/.test(word)) return word;
  const hasNoVowel = !/[AEIOUY]/.test(word) && word.length <= 5;
  const isShort = word.length <= 3 && !SHORT_WORDS.has(word);
  if (hasNoVowel || (!isShouting && (isShort || SPELLED.has(word)))) return Array.from(word).join(" ");
  return word.charAt(0) + word.slice(1).toLowerCase();
}
