import type { DraftRoom, Slots } from "../packs/pack-idea.ts";
import { measureTitles } from "../packs/pack-rows.ts";
import { sentence } from "./words.ts";

const ended = (text: string): string => (/[.?!…]$/u.test(text) ? text : `${text}.`);

/** What is posted with the video: its hook and an invitation to answer. The credits, which name the source, follow it. */
export function captionOf(room: DraftRoom, story: { hook: string; slots: Slots }): string {
  const invitation = sentence(room, "caption", story.slots);
  return `${ended(story.hook)} ${ended(invitation)}`;
}

const HASHTAGS_MAX = 6;

/** A tag is one word: `GDP per person` is `gdpPerPerson`, longer titles are no tag at all. */
const TAG_WORDS_MAX = 3;

function tagOf(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || words.length > TAG_WORDS_MAX) return [];
  return [`#${words.join("").toLowerCase()}`];
}

/** The format's own tags, then the subject's: what it measures, where, and the pack. */
export function hashtagsOf(room: DraftRoom): string[] {
  const { format, idea, loaded } = room;
  const subjects = [...measureTitles(loaded, idea.measures), ...Object.values(idea.where), loaded.pack.id];
  const kindTags = idea.formatId === "quiz" && idea.kind === "flags" ? ["#flags"] : [];
  return [...new Set([...format.hashtags, ...kindTags, ...subjects.flatMap(tagOf)])].slice(0, HASHTAGS_MAX);
}
