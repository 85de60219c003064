import type { Picture } from "../../model/layout-data.ts";
import type { Receipt } from "../../model/receipt.ts";
import type { Beat, Script } from "../../model/script.ts";
import type { WordPictures } from "../../templates/open-templates.ts";
import { sayText } from "../spoken-numbers/say-text.ts";
import { emphasisOf, keywords } from "./keywords.ts";
import { joinWords, type Sentence, writtenWords } from "./sentences.ts";
import { breakLines, splitLong } from "./text-pieces.ts";
import { picturesOf } from "./word-pictures.ts";

/** Everything a text video is made of: the user's sentences and which of them opens it. */
export interface TextPlan {
  file: string;
  title: string;
  hook: string;
  /** In the order of the text. */
  sentences: Sentence[];
  /** Where the hook's words stand in the file. */
  hookLine: number;
  language: string;
}

const READ_MS_PER_WORD = 360;
const HASHTAGS = 4;
const CAPTION_CHARACTERS_MAX = 220;

/** Narration of a line; text without spaces is spoken word by word as its language cuts it. */
function narrationOf(text: string) {
  return sayText(writtenWords(text).join(" "));
}

const shown = (pictures: readonly Picture[]): { pictures?: Picture[] } =>
  pictures.length > 0 ? { pictures: [...pictures] } : {};

function hookBeat(plan: TextPlan, pictures: readonly Picture[]): Beat {
  const emphasis = emphasisOf(plan.hook)[0];
  return {
    id: "b1",
    role: "hook",
    narration: narrationOf(plan.hook),
    data: {
      layout: "headline",
      text: plan.hook,
      ...(emphasis === undefined ? {} : { emphasis }),
      ...shown(pictures),
    },
    minDurationMs: Math.max(1600, writtenWords(plan.hook).length * READ_MS_PER_WORD),
    pauseAfterMs: 350,
    accent: "none",
    shotKeywords: keywords(plan.hook, 4),
  };
}

function pieceBeat(piece: string, index: number, count: number, pictures: readonly Picture[]): Beat {
  const isLast = index === count - 1;
  const endsSentence = /[.!?…。！？]["'”’)\]]*$/u.test(piece);
  return {
    id: `b${index + 2}`,
    role: isLast ? "outro" : "item",
    narration: narrationOf(piece),
    data: {
      layout: "kinetic-type",
      lines: breakLines(piece),
      emphasis: emphasisOf(piece),
      progress: `${index + 1} / ${count}`,
      ...shown(pictures),
    },
    minDurationMs: Math.max(1700, writtenWords(piece).length * READ_MS_PER_WORD),
    pauseAfterMs: isLast ? 700 : endsSentence ? 260 : 120,
    accent: "cut",
    shotKeywords: keywords(piece, 4),
  };
}

function isSaidByHook(sentence: Sentence, hook: string): boolean {
  const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  return plain(sentence.text) === plain(hook);
}

function captionOf(sentences: readonly Sentence[]): string {
  let caption = "";
  for (const { text } of sentences) {
    if (caption !== "" && caption.length + 1 + text.length > CAPTION_CHARACTERS_MAX) break;
    caption = joinWords([caption, text].filter((part) => part !== ""));
  }
  return caption.length <= CAPTION_CHARACTERS_MAX
    ? caption
    : `${caption.slice(0, CAPTION_CHARACTERS_MAX - 1).replace(/\s+\S*$/u, "")}…`;
}

/** The pieces of the sentences that the hook has not said already. */
export function bodyPieces(plan: Pick<TextPlan, "sentences" | "hook">): string[] {
  return plan.sentences
    .filter((sentence) => !isSaidByHook(sentence, plan.hook))
    .flatMap((sentence) => splitLong(sentence.text));
}

/**
 * An explainer that says and shows only what the user wrote, with the line of every sentence as its receipt, and pictures of
 * the things that are named.
 */
export function writeTextScript(plan: TextPlan, words: WordPictures): Script {
  const pieces = bodyPieces(plan);
  const [opening = [], ...pictures] = picturesOf([plan.hook, ...pieces], plan.language, words);
  const text = plan.sentences.map((sentence) => sentence.text).join(" ");
  const receipts: Receipt[] = plan.sentences.map((sentence, index) => ({
    id: `t${index + 1}`,
    value: sentence.text,
    wordings: [...new Set([sentence.text, ...splitLong(sentence.text)])],
    source: { kind: "text", file: plan.file, line: sentence.line },
  }));
  const hookReceipt: Receipt = {
    id: "hook",
    value: plan.hook,
    wordings: [plan.hook],
    source: { kind: "text", file: plan.file, line: plan.hookLine },
  };
  return {
    language: plan.language,
    formatId: "explainer",
    title: plan.title,
    hook: plan.hook,
    beats: [
      hookBeat(plan, opening),
      ...pieces.map((piece, index) => pieceBeat(piece, index, pieces.length, pictures[index] ?? [])),
    ],
    caption: captionOf(plan.sentences),
    hashtags: keywords(text, HASHTAGS).map((word) => `#${word.replace(/[^\p{L}\p{N}]/gu, "")}`),
    receipts: [hookReceipt, ...receipts],
    credits: [],
  };
}
