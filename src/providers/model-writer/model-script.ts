import { AppError } from "../../core/app-error.ts";
import { emphasisOf, keywords } from "../../ideas/sources/keywords.ts";
import { writtenWords } from "../../ideas/sources/sentences.ts";
import { breakLines } from "../../ideas/sources/text-pieces.ts";
import { sayText } from "../../ideas/spoken-numbers/say-text.ts";
import type { Brief } from "../../model/brief.ts";
import type { Beat, Script } from "../../model/script.ts";
import type { WrittenBeat, WrittenScript } from "./answer-shapes.ts";
import { hasAddress } from "./has-address.ts";
import type { Material } from "./material.ts";
import { claimsIn, proveBeats } from "./prove-beats.ts";

const READ_MS_PER_WORD = 360;
/** A hook, a thought and an end. */
const BEATS_MIN = 3;
const HASHTAGS_MAX = 5;
const HASHTAG_CHARACTERS_MAX = 40;
/** No beat is shorter. */
const BEAT_MS_MIN = 1_700;
/** Shots cost money: no answer, however long, has more of them than fit into the video; short ones may try. */
const BEATS_TRIED_MAX = 12;

export interface ScriptRequest {
  hook: string;
  language: string;
  written: WrittenScript;
  material: Material | undefined;
  /** Version of the prompt that asked for it. */
  prompt: string;
  /** What becomes of claims that nothing proves. */
  unverified: Brief["unverified"];
  targetDurationMs: number;
}

/**
 * A script of a model's words, without what nothing proves, or with it, marked; without anything that sends people
 * somewhere, always. Refused `script-unproven` when too little is left.
 */
export function modelScript(request: ScriptRequest): Script {
  const { hook, language, written, material, prompt, unverified, targetDurationMs } = request;
  const opening: WrittenBeat = {
    say: hook,
    screen: hook,
    shot: written.beats[0]?.shot ?? "",
    search: written.beats[0]?.search ?? "",
    fact: false,
    lines: [...new Set(written.beats.flatMap(({ lines }) => lines))],
  };
  const body = written.beats.filter(({ say }) => plain(say) !== plain(hook));
  const beatsMax = Math.max(BEATS_TRIED_MAX, Math.ceil(targetDurationMs / BEAT_MS_MIN));
  const all = [opening, ...body.filter(({ say }) => !hasAddress(say))].slice(0, beatsMax);
  const { beats: proven, receipts, cut: claimed } = proveBeats(all, material);
  const led = body.filter(({ say }) => hasAddress(say)).map(({ say }) => ({ say, unproven: "an address" }));
  const cut = [...claimed, ...led];
  const beats = unverified === "mark" ? all : proven;
  if (beats.length < BEATS_MIN || beats[0] !== opening) throw unproven(cut);
  const marked = unverified === "mark" ? [...new Set(claimed.map(({ unproven: claim }) => claim))] : [];
  const isProven = (text: string): boolean =>
    !hasAddress(text) && proveBeats([bare(text)], material).cut.length === 0;
  const look = withoutAddress(written.look);
  return {
    language,
    formatId: "explainer",
    title: isProven(written.title) ? written.title : hook,
    ...(look === "" ? {} : { look }),
    hook,
    beats: beats.map((beat, index) => scriptBeat(beat, index, beats.length)),
    caption: isProven(written.caption) ? written.caption : hook,
    hashtags: written.hashtags
      .filter((tag) => !hasAddress(tag))
      .map(hashtag)
      .filter((tag) => tag.length > 1 && tag.length <= HASHTAG_CHARACTERS_MAX)
      .slice(0, HASHTAGS_MAX),
    receipts,
    prompts: [prompt],
    ...(marked.length === 0 ? {} : { unverifiedClaims: marked }),
    credits: [],
  };
}

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

const bare = (say: string): WrittenBeat => ({
  say,
  screen: "",
  shot: "",
  search: "",
  fact: false,
  lines: [],
});

/** What a picture is asked for by, or nothing. */
const withoutAddress = (words: string): string => (hasAddress(words) ? "" : words.trim());

const hashtag = (tag: string): string => `#${tag.replace(/[^\p{L}\p{N}]/gu, "")}`;

function scriptBeat(beat: WrittenBeat, index: number, count: number): Beat {
  const isLast = index === count - 1;
  const emphasis = emphasisOf(beat.screen);
  const [shot, search] = [beat.shot, beat.search].map(withoutAddress);
  return {
    id: `b${index + 1}`,
    role: index === 0 ? "hook" : isLast ? "outro" : "item",
    narration: sayText(writtenWords(beat.say).join(" ")),
    data:
      index === 0
        ? {
            layout: "headline",
            text: beat.screen,
            ...(emphasis[0] === undefined ? {} : { emphasis: emphasis[0] }),
          }
        : {
            layout: "kinetic-type",
            lines: breakLines(screenOf(beat)),
            emphasis,
            progress: `${index} / ${count - 1}`,
          },
    minDurationMs: Math.max(BEAT_MS_MIN, writtenWords(beat.say).length * READ_MS_PER_WORD),
    pauseAfterMs: isLast ? 700 : 260,
    accent: index === 0 ? "none" : "cut",
    shotKeywords: keywords(search || beat.say, 4),
    ...(search ? { shotSearch: search } : {}),
    ...(shot ? { shotPrompt: shot } : {}),
  };
}

/** What stands large is spoken too: a model that put other words there is not followed. */
function screenOf({ say, screen }: WrittenBeat): string {
  const spoken = new Set(writtenWords(say).map(plain));
  const words = writtenWords(screen).map(plain);
  const isSpoken = words.length > 0 && words.every((word) => spoken.has(word));
  return isSpoken && claimsIn(screen).every((claim) => say.includes(claim)) ? screen : say;
}

function unproven(cut: readonly { say: string; unproven: string }[]): AppError {
  const examples = cut.slice(0, 3).map(({ unproven: claim, say }) => `“${claim}” in “${say}”`);
  return new AppError({
    kind: "refused",
    code: "script-unproven",
    message: `Too little of the script is proven by your material: ${examples.join("; ")}.`,
    hint: "Give it more material with --from, or a topic that needs no facts.",
    details: { cut: cut.length },
  });
}
