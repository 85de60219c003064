import type { LayoutData, Picture } from "../../model/layout-data.ts";
import type { Beat, Script } from "../../model/script.ts";
import type { PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, Slots } from "../packs/pack-idea.ts";
import { sayText } from "../spoken-numbers/say-text.ts";
import { captionOf, hashtagsOf } from "./post-words.ts";
import { closingPictures, openingPictures } from "./story-pictures.ts";

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
  const subject = loaded.pack.footage?.subject;
  const footage = subject === undefined ? {} : { shotSearch: subject };
  const opening = plan(
    "hook",
    story.hook,
    {
      layout: "headline",
      kicker: format.kicker ?? format.title,
      text: story.hook,
      ...withPictures(openingPictures(story.beats.map(({ data }) => data))),
    },
    { accent: "none", minDurationMs: 1800, ...footage },
  );
  const close = plan(
    "outro",
    story.outro,
    {
      layout: "headline",
      text: story.outro.replace(/\.$/u, ""),
      ...withPictures(closingPictures(story.beats.map(({ data }) => data))),
    },
    { accent: "stamp", pauseAfterMs: 700, ...footage },
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

const withPictures = (pictures: readonly Picture[]): { pictures?: Picture[] } =>
  pictures.length > 0 ? { pictures: [...pictures] } : {};
