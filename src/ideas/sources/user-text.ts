import { extname } from "node:path";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { Concept } from "../../model/concept.ts";
import type { Script } from "../../model/script.ts";
import { isMostlyDrawable, undrawableScript } from "../../model/writing-script.ts";
import type { WordPictures } from "../../templates/open-templates.ts";
import type { HookWeights } from "../hooks/hook-weights.ts";
import { keywords, languageOf } from "./keywords.ts";
import { type Block, markdownBlocks, plainTextBlocks } from "./plain-blocks.ts";
import { contentKey, readSource } from "./read-source.ts";
import { selectSentences } from "./select-sentences.ts";
import { type Sentence, sentencesOf, writtenWords } from "./sentences.ts";
import { textHooks } from "./text-hooks.ts";
import { bodyPieces, writeTextScript } from "./text-script.ts";

export interface TextRequest {
  /** Absolute path, `.md` or `.txt`. */
  file: string;
  language: string;
  targetDurationMs: number | undefined;
  count: number;
}

const TEXT = { name: "text", flag: "--from", bytesMax: 2_000_000 };
const DEFAULT_DURATION_MS = 36_000;
/** Spoken words in a second, with the pauses between sentences. */
const WORDS_PER_SECOND = 2.2;
/** A hook and two beats need at least this much to say. */
const WORDS_MIN = 12;
const SECTION_WORDS_MIN = 40;

const SentenceShape = z.object({
  text: z.string(),
  line: z.number(),
  isHeading: z.boolean(),
  isLead: z.boolean(),
});
/** What `writeUserText` needs to write a concept again, though the file may have changed since. */
const TextRecipe = z.object({
  kind: z.literal("text"),
  file: z.string(),
  title: z.string(),
  hook: z.string(),
  hookLine: z.number(),
  language: z.string(),
  sentences: z.array(SentenceShape),
});

function blocksOf(file: string): Block[] {
  const source = readSource(file, TEXT);
  return /^\.(?:md|markdown|mdx)$/i.test(extname(file)) ? markdownBlocks(source) : plainTextBlocks(source);
}

const wordCount = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, sentence) => sum + writtenWords(sentence.text).length, 0);

/** The whole text first, then each section that could stand alone. */
function partsOf(blocks: readonly Block[]): Sentence[][] {
  const sections: Block[][] = [];
  for (const block of blocks) {
    if (block.kind === "heading" || sections.length === 0) sections.push([]);
    sections.at(-1)?.push(block);
  }
  const whole = sentencesOf(blocks);
  const parts = sections.map(sentencesOf).filter((part) => wordCount(part) >= SECTION_WORDS_MIN);
  return parts.length > 1 ? [whole, ...parts] : [whole];
}

function conceptOf(
  part: readonly Sentence[],
  request: TextRequest,
  weights: HookWeights,
): Concept | undefined {
  const seconds = (request.targetDurationMs ?? DEFAULT_DURATION_MS) / 1000;
  const sentences = selectSentences(part, Math.max(WORDS_MIN, Math.round(seconds * WORDS_PER_SECOND) - 8));
  const headings = part.filter((sentence) => sentence.isHeading);
  const openers = [...headings.slice(0, 1), ...sentences];
  const hooks = textHooks(openers, weights).filter(
    (hook) => bodyPieces({ sentences, hook: hook.text }).length >= 2,
  );
  const hook = hooks[0];
  if (!hook) return undefined;
  const plain = hook.text.replace(/…$/, "");
  const hookLine = openers.find((sentence) => sentence.text.includes(plain))?.line ?? 1;
  const text = sentences.map((sentence) => sentence.text).join(" ");
  const title = headings[0]?.text ?? plain;
  const recipe: z.infer<typeof TextRecipe> = {
    kind: "text",
    file: request.file,
    title,
    hook: hook.text,
    hookLine,
    language: languageOf(text, request.language),
    sentences,
  };
  const total = wordCount(part);
  return {
    key: `text/${contentKey(text)}`,
    formatId: "explainer",
    title,
    angle: `Your own words about ${keywords(text, 3).join(", ") || title}`,
    hooks,
    whyItShouldWork: [
      `${wordCount(sentences)} of your ${total} words, unchanged and in your order`,
      `the hook is your ${hook.formula === "title" ? "title" : `own ${hook.formula}`}, the best of ${hooks.length} by real A/B tests`,
    ],
    predictedScore: hook.score,
    receiptKeys: sentences.map((sentence) => `text:${contentKey(sentence.text)}`),
    recipe,
  };
}

/** Concepts from the user's text, the whole text first. Throws usage errors about the file; never invents a word. */
export function proposeTextConcepts(request: TextRequest, weights: HookWeights): Concept[] {
  const concepts = new Map<string, Concept>();
  const blocks = blocksOf(request.file);
  for (const part of partsOf(blocks)) {
    if (concepts.size >= request.count) break;
    const concept = wordCount(part) >= WORDS_MIN ? conceptOf(part, request, weights) : undefined;
    if (concept && !concepts.has(concept.key)) concepts.set(concept.key, concept);
  }
  if (concepts.size === 0) {
    refuseUndrawable(request.file, blocks);
    throw new AppError({
      kind: "usage",
      code: "text-too-short",
      message: `${request.file} says too little for a video: it needs a hook and two more thoughts, ${WORDS_MIN} words at least`,
      hint: "write a few more sentences; code, tables and links are not counted",
    });
  }
  return [...concepts.values()];
}

/** Words are not counted in every script: who writes in one that cannot be drawn should hear that, not "too short". */
function refuseUndrawable(file: string, blocks: readonly Block[]): void {
  const text = blocks.map((block) => block.text).join(" ");
  if (isMostlyDrawable(text)) return;
  throw new AppError({
    kind: "usage",
    code: "glyphs-missing",
    message: `${file} is written in ${undrawableScript(text) ?? "a script"}, and no bundled font can draw ${undrawableScript(text) ?? "that"} text`,
    hint: "bundled fonts cover Latin, Greek, Cyrillic and emoji: give a text in one of these",
  });
}

/** True for concepts that this source proposed. */
export function isTextConcept(concept: Concept): boolean {
  return concept.recipe["kind"] === "text";
}

export function writeUserText(concept: Concept, words: WordPictures): Script {
  return writeTextScript(TextRecipe.parse(concept.recipe), words);
}
