import type { DraftRoom, Slots } from "../packs/pack-idea.ts";

/** Fills `{slots}`; a sentence begins with a capital whatever fills it. */
export function fillWords(template: string, slots: Slots): string {
  const text = template.replaceAll(/\{(\w+)\}/gu, (all, name: string) => slots[name] ?? all);
  return text.replaceAll(
    /(^|[.?!] )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

export const isFilled = (text: string): boolean => !/\{\w+\}/u.test(text);

/** The templates for a part of the story: those of the idea's own kind, else those of the format. */
export function templatesFor({ format, idea }: DraftRoom, part: string): readonly string[] {
  return format.sentences[`${idea.kind}.${part}`] ?? format.sentences[part] ?? [];
}

/** A sentence of the format for one part of the story, chosen by seed among those that can be filled. */
export function sentence(room: DraftRoom, part: string, slots: Slots): string {
  return room.random.pick(fillings(room, part, slots));
}

function fillings(room: DraftRoom, part: string, slots: Slots): string[] {
  return templatesFor(room, part)
    .map((template) => fillWords(template, slots))
    .filter(isFilled);
}

/** Several sentences for one part, in an order by seed, so that a pattern comes back only when all were used. */
export function inTurn(room: DraftRoom, part: string): (slots: Slots) => string {
  const order = room.random.shuffle(templatesFor(room, part));
  let turn = 0;
  return (slots) => {
    const usable = order.map((template) => fillWords(template, slots)).filter(isFilled);
    const text = usable[turn % Math.max(1, usable.length)];
    turn += 1;
    if (text === undefined) throw new RangeError(`the format ${room.format.id} has no sentence for ${part}`);
    return text;
  };
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Small numbers in words, as they stand in a sentence. */
export const countWord = (count: number): string => WORDS[count] ?? String(count);
