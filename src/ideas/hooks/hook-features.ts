/** A headline taken apart once, for all features. */
interface HookText {
  text: string;
  /** Lower case, without punctuation; `don't` is one word. */
  words: readonly string[];
}

/** One measurable property of a hook. Names are what `viral show --why` prints. */
export interface HookFeature {
  name: string;
  /** What it counts, for a reader of the scores. */
  meaning: string;
  read(hook: HookText): number;
}

const wordList = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Counts words of a set, at most three: the fourth superlative adds nothing. */
function counts(name: string, meaning: string, list: string): HookFeature {
  const set = wordList(list);
  return { name, meaning, read: ({ words }) => Math.min(3, words.filter((word) => set.has(word)).length) };
}

function has(name: string, meaning: string, pattern: RegExp): HookFeature {
  return { name, meaning, read: ({ text }) => (pattern.test(text) ? 1 : 0) };
}

function startsWith(name: string, meaning: string, list: string): HookFeature {
  const set = wordList(list);
  return { name, meaning, read: ({ words }) => (set.has(words[0] ?? "") ? 1 : 0) };
}

const SYLLABLE = /[aeiouy]+/g;

/** Hand-made, so that every part of a score can be said in words; the order is the order in the weights file. */
export const HOOK_FEATURES: readonly HookFeature[] = [
  { name: "words", meaning: "words, up to 25", read: ({ words }) => Math.min(25, words.length) },
  {
    name: "characters",
    meaning: "tens of characters, up to 14",
    read: ({ text }) => Math.min(14, text.length / 10),
  },
  {
    name: "long-words",
    meaning: "words of eight letters or more",
    read: ({ words }) => Math.min(5, words.filter((word) => word.length >= 8).length),
  },
  {
    name: "word-length",
    meaning: "average letters per word",
    read: ({ words }) => words.join("").length / Math.max(1, words.length),
  },
  {
    name: "syllables",
    meaning: "average syllables per word",
    read: ({ words }) => (words.join(" ").match(SYLLABLE)?.length ?? 0) / Math.max(1, words.length),
  },
  {
    name: "sentences",
    meaning: "sentences, up to four",
    read: ({ text }) =>
      Math.min(4, text.split(/[.!?…]+(?=\s|$)/).filter((part) => part.trim() !== "").length),
  },
  has("digits", "a number in digits", /\d/),
  has("starts-with-number", "opens with a number", /^\W*\d/),
  has(
    "large-number",
    "a number of four digits or more, or a million and up",
    /\d[\d,]{3,}|\b(?:m|b|tr)illion\b/i,
  ),
  has("money", "an amount of money", /[$€£]\s?\d|\bdollars?\b/i),
  has("percent", "a percentage", /\d\s?%|\bpercent\b/i),
  counts(
    "number-words",
    "numbers in words",
    "one two three four five six seven eight nine ten hundred thousand",
  ),
  has("question", "a question mark", /\?/),
  has("exclamation", "an exclamation mark", /!/),
  has("colon", "a colon", /:/),
  has("comma", "a comma", /,/),
  has("quotes", "quoted speech", /["“”]|(?:^|\s)['‘]\w/),
  has("ellipsis", "trailing dots", /\.\.\.|…/),
  has("dash", "a dash between words", /\s[-–—]+\s|—/),
  has("parentheses", "an aside in brackets", /[([]/),
  has("full-stop-inside", "a sentence that ends before the last one", /[a-z]\.\s+\w/i),
  startsWith(
    "opens-how-to",
    "opens with how, what, why, when, where, who",
    "how what why when where who which",
  ),
  startsWith("opens-this", "opens with this, these, here", "this these here here's"),
  startsWith("opens-person", "opens with he, she, they, his, her", "he she they his her he's she's they're"),
  startsWith("opens-article", "opens with a, an, the", "a an the"),
  startsWith("opens-if", "opens with if, think, remember", "if think remember imagine ever"),
  startsWith(
    "opens-command",
    "opens with a command",
    "watch see listen look meet check find take let stop don't",
  ),
  counts("he-she", "she, he, her, his, him", "he she her his him he's she's himself herself"),
  counts("they", "they, their, them", "they their them they're they've themselves"),
  counts("i-me", "I, me, my", "i me my i'm i've i'd i'll mine myself"),
  counts("we", "we, us, our", "we us our we're we've ours ourselves let's"),
  counts("you", "you, your", "you your you're you've you'll you'd yourself yours"),
  counts("this", "this, these", "this these"),
  counts("that", "that, those", "that those that's"),
  counts("it", "it, its", "it its it's"),
  counts("never-ever", "never, ever, always", "never ever always"),
  counts(
    "negation",
    "no, not, nothing, don't, can't",
    "no not nothing none nobody don't can't won't isn't aren't doesn't didn't wasn't couldn't shouldn't wouldn't haven't ain't without",
  ),
  counts(
    "superlative",
    "most, best, worst, biggest and other extremes",
    "most best worst biggest largest smallest greatest highest lowest fastest oldest longest least deadliest weirdest funniest hardest",
  ),
  counts("comparison", "more, less, than, better, worse", "more less than better worse bigger"),
  counts("first-last", "first, last, only, until", "first last only until finally"),
  counts("question-words", "what, why, how, who anywhere", "what why how who what's who's"),
  counts("when-then", "when, then, after, before, while", "when then after before while once"),
  counts("but-because", "but, because, so, until now, unless", "but because so though unless except yet"),
  counts(
    "surprise",
    "shocking, amazing, unbelievable and the like",
    "shocking amazing unbelievable incredible stunning surprising surprised shocked mind blown crazy insane wow weird bizarre strange wild epic",
  ),
  counts(
    "praise",
    "awesome, beautiful, brilliant, perfect, hilarious",
    "awesome beautiful brilliant perfect great hilarious funny adorable genius powerful inspiring wonderful cool love loved",
  ),
  counts(
    "harm",
    "dead, die, kill, war, hurt, wrong, bad and other harm",
    "dead die died dies dying kill killed killing war hurt wrong bad terrible awful horrible worse scary fear hate violence abuse rape attack murder gun guns cancer sick pain lost lose lie lies lied fail failed broke broken problem",
  ),
  counts(
    "secret",
    "secret, hidden, truth, real, really, actually",
    "secret secrets hidden truth real really actually reason reasons true fact facts myth",
  ),
  counts(
    "body-face",
    "face, eyes, tears, heart, head",
    "face eyes tears cry crying heart head hand hands hair body skin",
  ),
  counts(
    "people",
    "man, woman, kid, mom, dad, girl, boy",
    "man woman men women kid kids mom dad girl boy girls boys guy guys mother father daughter son baby child children parents wife husband family",
  ),
  counts(
    "world",
    "world, country, countries, America, planet",
    "world country countries america american americans earth planet nation states global",
  ),
  counts(
    "media-words",
    "video, watch, photo, song, ad, map, chart",
    "video watch photo photos song ad ads commercial clip movie film cartoon music dance comedian",
  ),
  counts(
    "picture-words",
    "map, chart, graph, infographic, image",
    "map chart graph infographic image images pictures picture graphic",
  ),
  counts(
    "politics",
    "politics and campaigns",
    "congress republican republicans democrats president obama senator politician politicians government gop vote voters law laws tax taxes policy climate",
  ),
  counts(
    "happen",
    "happens, happened, did, got, went",
    "happens happened happen did got went goes comes came turned",
  ),
  counts(
    "say-tell",
    "says, said, told, asked",
    "says said say told tell tells asked ask asks talk talking heard",
  ),
  counts(
    "know-think",
    "know, think, guess, believe, realize",
    "know knew think thought guess believe realize understand learn remember see seen notice",
  ),
  counts(
    "vague-thing",
    "thing, things, something, someone, everyone",
    "thing things something someone everyone everything anyone anything people stuff lot",
  ),
  counts("should", "should, need, must, have to", "should need needs must gotta could would might"),
  counts("future", "will, going, gonna", "will going gonna you'll i'll they'll he'll she'll it'll won't"),
  counts(
    "time",
    "year, years, day, minutes, seconds, today, now",
    "year years day days minute minutes second seconds hour hours today now tonight week time",
  ),
  counts(
    "very",
    "very, so, totally, just, pretty, even",
    "very totally just pretty even absolutely completely all every exactly",
  ),
];

/** All features of one hook, in the order of `HOOK_FEATURES`. */
export function hookFeatures(text: string): number[] {
  const plain = text.replaceAll("’", "'").replaceAll("‘", "'").trim();
  const words = (plain.toLowerCase().match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? []) as readonly string[];
  return HOOK_FEATURES.map((feature) => feature.read({ text: plain, words }));
}
