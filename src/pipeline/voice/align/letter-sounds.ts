/** What letters sound like, as coarsely as every voice agrees on. */
export type SoundClass =
  | "pause"
  | "open"
  | "front"
  | "round"
  | "nasal"
  | "liquid"
  | "glide"
  | "hiss"
  | "hush"
  | "breath"
  | "stop"
  | "soft-stop";

/** One sound of a word, and how long it is as a rule. */
export interface LetterSound {
  sound: SoundClass;
  durationMs: number;
}

const DURATION_MS: Readonly<Record<SoundClass, number>> = {
  pause: 0,
  open: 95,
  front: 85,
  round: 95,
  nasal: 65,
  liquid: 60,
  glide: 55,
  hiss: 95,
  hush: 90,
  breath: 65,
  stop: 80,
  "soft-stop": 60,
};

/** Longest first. What English writes in several letters and says as one sound, or the other way round. */
const RULES: readonly [RegExp, readonly SoundClass[]][] = [
  [/^(?:tion|sion)/, ["hush", "front", "nasal"]],
  [/^(?:tch|ch)/, ["stop", "hush"]],
  [/^(?:sch|sh)/, ["hush"]],
  [/^(?:th|ph)/, ["breath"]],
  [/^igh/, ["open", "front"]],
  [/^ough/, ["round"]],
  [/^(?:wh)/, ["glide"]],
  [/^(?:ck|qu(?=$))/, ["stop"]],
  [/^qu/, ["stop", "glide"]],
  [/^ng/, ["nasal"]],
  [/^kn/, ["nasal"]],
  [/^wr/, ["liquid"]],
  [/^x/, ["stop", "hiss"]],
  [/^c(?=[eiy])/, ["hiss"]],
  [/^g(?=[ei]\b)/, ["soft-stop", "hush"]],
  [/^j/, ["soft-stop", "hush"]],
  [/^(?:ee|ea|ie|ei|ey|ay|ai)/, ["front"]],
  [/^(?:oo|ou|ow|au|aw|oa)/, ["round"]],
  [/^oy|^oi/, ["round", "front"]],
  [/^([a-z])\1/, []],
  [/^e(?=$)/, []],
  [/^y(?=[aeiou])/, ["glide"]],
  [/^a/, ["open"]],
  [/^[eiyæ]/, ["front"]],
  [/^[ouøœ]/, ["round"]],
  [/^[mn]/, ["nasal"]],
  [/^[lrł]/, ["liquid"]],
  [/^w/, ["glide"]],
  [/^[szß]/, ["hiss"]],
  [/^[fvh]/, ["breath"]],
  [/^[ptkcq]/, ["stop"]],
  [/^[bdgđ]/, ["soft-stop"]],
];

/** The sounds of a word as its letters suggest them, in order; at least one. Letters of other scripts count as syllables. */
export function letterSounds(word: string): LetterSound[] {
  const letters = word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const sounds: SoundClass[] = [];
  for (let rest = letters; rest !== ""; ) {
    const found = RULES.find(([pattern]) => pattern.test(rest));
    const length = found ? (found[0].exec(rest)?.[0].length ?? 1) : 1;
    if (found) {
      // A doubled letter is said once.
      const isDoubled = length === 2 && rest[0] === rest[1] && found[1].length === 0;
      if (!isDoubled) sounds.push(...silentEnd(found[1], sounds));
      rest = rest.slice(isDoubled ? 1 : length);
    } else {
      sounds.push("stop", "open");
      rest = rest.slice(1);
    }
  }
  return (sounds.length > 0 ? sounds : (["open"] as const)).map((sound) => ({
    sound,
    durationMs: DURATION_MS[sound],
  }));
}

const VOWELS = new Set<SoundClass>(["open", "front", "round"]);

/** A last `e` is silent unless it is the only vowel. */
function silentEnd(found: readonly SoundClass[], before: readonly SoundClass[]): readonly SoundClass[] {
  if (found.length > 0) return found;
  return before.some((sound) => VOWELS.has(sound)) ? [] : ["front"];
}
