import type { LayoutData, Picture } from "../../model/layout-data.ts";
import type { Beat, Script } from "../../model/script.ts";
import type { PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, Slots } from "../packs/pack-idea.ts";
import { sayText } from "../spoken-numbers/say-text.ts";
import { captionOf, hashtagsOf } from "./post-words.ts";

export type BeatPlan = Omit<Beat, "id" | "narration"> & { text: string };

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

export interface Story {
  hook: string;
  title: string;
  beats: readonly BeatPlan[];
  outro: string;
  /** Fillings for the words of the post. */
  slots: Slots;
}

/** Puts the hook before the story and a last word after it. */
export function finishScript(room: DraftRoom, facts: PackFacts, story: Story): Script {
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
    caption: captionOf(room, story),
    hashtags: hashtagsOf(room),
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
