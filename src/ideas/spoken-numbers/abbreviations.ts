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

/** Capitals that are spelled out although they could be read as a word. */
const SPELLED = new Set(
  "UN US UK EU USA UAE USSR GDP GNP PPP DNA RNA CEO CFO CTO AI IQ TV PC USB URL API FBI CIA BBC CNN ISS IMF WHO WTO HIV OECD ETA DIY FAQ SEO IBM UFO UV USD EUR GBP ATM ADHD IOS UI UX IPO AC DC OS EV PR HR AMA ESPN IRS EPA ADD".split(
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
  const hasNoVowel = !/[AEIOUY]/.test(word);
  const isSpelled = hasNoVowel ? word.length <= 5 : SPELLED.has(word) && !isShouting;
  if (isSpelled) return Array.from(word).join(" ");
  return word.charAt(0) + word.slice(1).toLowerCase();
}
