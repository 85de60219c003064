import type { LoadedPack } from "../../model/pack.ts";
import type { PackIdea } from "./pack-idea.ts";
import { knowsWord, topicWords } from "./topic-words.ts";

const vocabularyOf = (...texts: (string | undefined)[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => topicWords(text ?? "")));

const byKey = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  words: (item: Item) => ReadonlySet<string>,
) => new Map(items.map((item) => [key(item), words(item)]));

/** Everything that one pack can be asked for, in folded words. */
interface PackVocabulary {
  own: ReadonlySet<string>;
  courses: ReadonlyMap<string, ReadonlySet<string>>;
  measures: ReadonlyMap<string, ReadonlySet<string>>;
  scopes: ReadonlyMap<string, ReadonlySet<string>>;
  rows: ReadonlyMap<string, ReadonlySet<string>>;
}

function packVocabulary({ pack, rows }: LoadedPack): PackVocabulary {
  return {
    own: vocabularyOf(pack.id, pack.title, pack.entity.one, pack.entity.many),
    courses: byKey(
      pack.courses ?? [],
      ({ field }) => field,
      ({ field, title }) => vocabularyOf(field, title),
    ),
    measures: byKey(
      pack.measures,
      ({ field }) => field,
      ({ field, title, superlatives, comparative, question }) =>
        vocabularyOf(
          field,
          title,
          superlatives.top,
          superlatives.bottom,
          comparative.more,
          comparative.less,
          question,
        ),
    ),
    scopes: byKey(
      pack.scopes,
      ({ field, value }) => `${field}:${value}`,
      ({ value, words }) => vocabularyOf(value, words),
    ),
    rows: byKey(
      rows,
      ({ id }) => id,
      ({ name, inSentence }) => vocabularyOf(name, inSentence),
    ),
  };
}

/** A test for ideas of one pack: every word of the topic must be the idea's own; an idea about less is another idea. */
export function topicTest(loaded: LoadedPack, topic: string): (idea: PackIdea) => boolean {
  const wanted = topicWords(topic);
  const vocabulary = packVocabulary(loaded);
  return (idea) => {
    // Who is drawn by chance is the answer of a riddle, not what the video is about.
    const named = idea.subject === "draw" ? [] : idea.entities;
    const known = [
      vocabulary.own,
      vocabularyOf(idea.formatId, idea.kind),
      ...idea.measures.map((field) => vocabulary[idea.window ? "courses" : "measures"].get(field)),
      ...Object.entries(idea.where).map(([field, value]) => vocabulary.scopes.get(`${field}:${value}`)),
      ...named.map((id) => vocabulary.rows.get(id)),
    ].filter((set) => set !== undefined);
    return wanted.length > 0 && wanted.every((word) => known.some((set) => knowsWord(set, word)));
  };
}

/** How many words of a topic a pack knows at all: its nearness to a topic that it cannot serve. */
export function topicNearness(loaded: LoadedPack, topic: string): number {
  const { own, courses, measures, scopes, rows } = packVocabulary(loaded);
  const sets = [own, ...courses.values(), ...measures.values(), ...scopes.values(), ...rows.values()];
  return topicWords(topic).filter((word) => sets.some((set) => knowsWord(set, word))).length;
}
