import { AppError } from "../../core/app-error.ts";

export interface Phone {
  name: string;
  startSeconds: number;
  endSeconds: number;
}

/** Parses `pau:0.223 ih:0.320`: names with their end times. */
export function parsePhones(printed: string): Phone[] {
  let startSeconds = 0;
  return printed
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((item) => {
      const colon = item.lastIndexOf(":");
      const phone = { name: item.slice(0, colon), startSeconds, endSeconds: Number(item.slice(colon + 1)) };
      startSeconds = phone.endSeconds;
      return phone;
    });
}

/** Parses what flite prints for words kept apart by full stops: one list of phone names per word. */
export function parseWordPhones(printed: string): string[][] {
  return printed
    .trim()
    .split(/\bpau\b/)
    .map((group) => group.trim().split(/\s+/).filter(Boolean))
    .filter((group) => group.length > 0);
}

const VOWEL = /^[aeiou]/;
const MISMATCH_SHARE_MAX = 0.34;

/**
 * Finds each word's first and last phone in the spoken sentence by edit distance: the two readings differ where words
 * run into each other. Throws when they differ so much that the times would be guesses.
 */
export function alignWords(
  phones: readonly Phone[],
  wordPhones: readonly (readonly string[])[],
): { startSeconds: number; endSeconds: number }[] {
  const heard = phones.filter((phone) => phone.name !== "pau");
  const expected = wordPhones.flatMap((names, word) => names.map((name) => ({ name, word })));
  const pairs = align(
    heard.map((phone) => phone.name),
    expected.map((phone) => phone.name),
  );
  const spans: ({ first: Phone; last: Phone; matched: number } | undefined)[] = wordPhones.map(
    () => undefined,
  );
  let mismatches = Math.max(heard.length, expected.length) - pairs.length;
  for (const [heardIndex, expectedIndex] of pairs) {
    const phone = heard[heardIndex];
    const wanted = expected[expectedIndex];
    if (!phone || !wanted) continue;
    const isSame = phone.name === wanted.name;
    if (!isSame && !(VOWEL.test(phone.name) && VOWEL.test(wanted.name))) mismatches += 1;
    const span = spans[wanted.word];
    spans[wanted.word] = { first: span?.first ?? phone, last: phone, matched: (span?.matched ?? 0) + 1 };
  }
  const share = mismatches / Math.max(1, expected.length);
  const isUntimed = spans.some((span, word) => span === undefined && (wordPhones[word]?.length ?? 0) > 0);
  if (share > MISMATCH_SHARE_MAX || isUntimed) {
    throw new AppError({
      kind: "bug",
      code: "voice-alignment-refused",
      message: `The voice's words could not be timed: ${Math.round(share * 100)} % of its phones do not match the text.`,
      hint: "Reword the sentence, or use --voice none.",
      details: { heard: heard.map((phone) => phone.name).join(" "), words: wordPhones.length },
    });
  }
  // A word without a sound, a dash for instance, stands where the word before it ends.
  let lastEnd = spans.find((span) => span !== undefined)?.first.startSeconds ?? 0;
  return spans.map((span) => {
    const startSeconds = span?.first.startSeconds ?? lastEnd;
    lastEnd = span?.last.endSeconds ?? lastEnd;
    return { startSeconds, endSeconds: lastEnd };
  });
}

const GAP = 1;

/** Pairs of indexes that a cheapest alignment puts together. */
function align(left: readonly string[], right: readonly string[]): [number, number][] {
  const width = right.length + 1;
  const cost = new Float64Array((left.length + 1) * width);
  for (let row = 0; row <= left.length; row += 1) {
    for (let column = 0; column <= right.length; column += 1) {
      if (row === 0 || column === 0) {
        cost[row * width + column] = (row + column) * GAP;
        continue;
      }
      const together =
        (cost[(row - 1) * width + column - 1] ?? 0) + substitution(left[row - 1], right[column - 1]);
      const skipLeft = (cost[(row - 1) * width + column] ?? 0) + GAP;
      const skipRight = (cost[row * width + column - 1] ?? 0) + GAP;
      cost[row * width + column] = Math.min(together, skipLeft, skipRight);
    }
  }
  const pairs: [number, number][] = [];
  let row = left.length;
  let column = right.length;
  while (row > 0 && column > 0) {
    const here = cost[row * width + column] ?? 0;
    const together =
      (cost[(row - 1) * width + column - 1] ?? 0) + substitution(left[row - 1], right[column - 1]);
    if (Math.abs(here - together) < 1e-9) {
      pairs.push([row - 1, column - 1]);
      row -= 1;
      column -= 1;
    } else if (Math.abs(here - ((cost[(row - 1) * width + column] ?? 0) + GAP)) < 1e-9) row -= 1;
    else column -= 1;
  }
  return pairs.reverse();
}

function substitution(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  return VOWEL.test(one ?? "") && VOWEL.test(other ?? "") ? 0.6 : 1.3;
}
