import type { Format } from "../../model/format.ts";
import type { LayoutData, Picture } from "../../model/layout-data.ts";
import type { Beat, Script } from "../../model/script.ts";
import type { PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom } from "../packs/pack-idea.ts";
import { sayText } from "../spoken-numbers/say-text.ts";

export type BeatPlan = Omit<Beat, "id" | "narration"> & { text: string };

/** Fills `{slots}`; a sentence begins with a capital whatever fills it. */
export function fillWords(template: string, slots: Readonly<Record<string, string>>): string {
  const text = template.replaceAll(/\{(\w+)\}/gu, (all, name: string) => slots[name] ?? all);
  return text.replaceAll(
    /(^|[.?!] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** A sentence of the format for one part of the story, chosen by seed. */
export function sentence(
  { format, random }: DraftRoom,
  part: string,
  slots: Readonly<Record<string, string>>,
): string {
  return fillWords(random.pick(format.sentences[part] ?? []), slots);
}

export function plan(
  role: Beat["role"],
  text: string,
  data: LayoutData,
  extra: Partial<BeatPlan> = {},
): BeatPlan {
  return {
    role,
    text,
    data,
    minDurationMs: 2400,
    pauseAfterMs: 350,
    accent: "cut",
    shotKeywords: [],
    ...extra,
  };
}

/** Puts the hook before the story and a last word after it. */
export function finishScript(
  room: DraftRoom,
  facts: PackFacts,
  story: { hook: string; title: string; beats: readonly BeatPlan[]; outro: string; names: readonly string[] },
): Script {
  const { format, loaded } = room;
  const opening = plan(
    "hook",
    story.hook,
    { layout: "headline", kicker: format.title, text: story.hook, ...openingPictures(story.beats) },
    { accent: "none", minDurationMs: 1800 },
  );
  const close = plan(
    "outro",
    story.outro,
    { layout: "headline", text: story.outro.replace(/\.$/u, "") },
    { accent: "stamp", pauseAfterMs: 700 },
  );
  const beats = [opening, ...story.beats, close].map(
    ({ text, ...rest }, index): Beat => ({ id: `b${index + 1}`, narration: sayText(text), ...rest }),
  );
  return {
    language: "en",
    formatId: format.id,
    title: story.title,
    hook: story.hook,
    beats,
    caption: story.hook === story.title ? ended(story.title) : `${ended(story.hook)} ${ended(story.title)}`,
    hashtags: hashtagsOf(format, loaded.pack.id),
    receipts: facts.receipts,
    credits: [loaded.pack.credit],
  };
}

const OPENING_PICTURES_MAX = 3;

/** What the story is about, beside the hook; never the answer of a riddle or the first of a list. */
function openingPictures(beats: readonly BeatPlan[]): { pictures?: Picture[] } {
  const pictures = (beats[0] ? picturesOf(beats[0].data) : []).slice(0, OPENING_PICTURES_MAX);
  return pictures.length > 0 ? { pictures } : {};
}

function picturesOf(data: LayoutData): Picture[] {
  switch (data.layout) {
    case "bar-countdown":
      return data.items.flatMap(({ rank, picture }) => (picture && rank > 1 ? [picture] : []));
    case "bar-race":
      return data.series.flatMap(({ picture }) => (picture ? [picture] : []));
    case "duel":
      return [data.left.picture, data.right.picture].filter((picture) => picture !== undefined);
    case "quiz-card":
      return [{ kind: "emoji", emoji: "🤔" }];
    case "myth-map":
      return data.evidence.kind === "latitude"
        ? [{ kind: "emoji", emoji: "🧭" }]
        : [data.evidence.a.code, data.evidence.b.code].map((code) => ({ kind: "flag", code }));
    default:
      return [];
  }
}

function hashtagsOf(format: Format, packId: string): string[] {
  return [...new Set([`#${packId}`, ...format.hashtags])];
}

const ended = (text: string): string => (/[.?!…]$/u.test(text) ? text : `${text}.`);
