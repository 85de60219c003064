import { comparableWords } from "../near-duplicates/tf-idf-index.ts";
import { keywords } from "./keywords.ts";
import { type Sentence, writtenWords } from "./sentences.ts";

/** Openings that lean on the sentence before: without it they say nothing. */
const DANGLING =
  /^(?:this|that|these|those|it|its|it's|they|their|he|she|his|her|but|and|so|or|then|next|for example|for instance|e\.g|however|also|then|therefore|instead|still|yet|because|which|such|here|there|both|either|neither|none|others|another)\b/i;

/** True for words that cannot stand first. */
export function leansOnPrevious(text: string): boolean {
  return DANGLING.test(text);
}

/** How much a sentence tells: leads, numbers and the text's own key words count; very long ones cost. */
function worth(sentence: Sentence, index: number, count: number, topics: ReadonlySet<string>): number {
  const words = comparableWords(sentence.text);
  const onTopic = new Set(words.filter((word) => topics.has(word))).size;
  const position = index === 0 ? 1.5 : Number(index === count - 1) * 0.6;
  const length = writtenWords(sentence.text).length;
  const size = length > 28 || length < 4 ? -0.6 : 0;
  return position + Number(sentence.isLead) + 0.8 * Number(/\d/.test(sentence.text)) + 0.25 * onTopic + size;
}

/**
 * The sentences that fit into a number of words, in their own order: all of them when they fit, else those that tell
 * most. A sentence that leans on the one before comes only with it.
 */
export function selectSentences(all: readonly Sentence[], wordsMax: number): Sentence[] {
  const body = all.filter((sentence) => !sentence.isHeading);
  const sentences = body.length >= 2 ? body : [...all];
  const lengths = sentences.map((sentence) => writtenWords(sentence.text).length);
  if (lengths.reduce((sum, length) => sum + length, 0) <= wordsMax) return sentences;
  const topics = new Set(keywords(sentences.map((sentence) => sentence.text).join(" "), 12));
  const ranked = sentences
    .map((sentence, index) => ({ index, value: worth(sentence, index, sentences.length, topics) }))
    .sort((a, b) => b.value - a.value);
  const chosen = new Set<number>();
  let words = 0;
  for (const { index } of ranked) {
    const group = [index];
    for (let at = index; at > 0 && leansOnPrevious(sentences[at]?.text ?? ""); at -= 1) group.push(at - 1);
    const fresh = group.filter((at) => !chosen.has(at));
    const cost = fresh.reduce((sum, at) => sum + (lengths[at] ?? 0), 0);
    if (words + cost > wordsMax && chosen.size >= 2) continue;
    for (const at of fresh) chosen.add(at);
    words += cost;
  }
  return sentences.filter((_, index) => chosen.has(index));
}
