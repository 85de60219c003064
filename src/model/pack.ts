import { z } from "zod";

/** A number that a pack's rows carry, and how people speak of it. */
export const Measure = z.object({
  /** Name of the field in `values`. */
  field: z.string(),
  /** `population`, `area`. */
  title: z.string(),
  /** `km²`, `people`, `$`. */
  unit: z.string(),
  /** Unit of values below zero, shown without their sign: `34.6°S` where the unit is `°N`. */
  negativeUnit: z.string().optional(),
  decimals: z.number().int().optional(),
  /** What the largest and the smallest are called: `most people`, `fewest people`. */
  superlatives: z.object({ top: z.string(), bottom: z.string() }),
  /** Comparative as in `bigger than`, `more people than`. */
  comparative: z.object({ more: z.string(), less: z.string() }),
  /** Said of one row, `{name}` and `{value}`: `{name} has {value}.` */
  statement: z.string(),
  /** Asked of two rows: `Which has more people?` */
  question: z.string(),
  year: z.number().int().optional(),
  /** How much viewers care about it, 0 to 1, our own judgement; measures that appeal more come first. */
  appeal: z.number().min(0).max(1).optional(),
  /** Said where it must be: `at purchasing power`. */
  caveat: z.string().optional(),
  /** Values below this are too small to compare honestly. */
  smallest: z.number().optional(),
});
export type Measure = z.infer<typeof Measure>;

/** A number that rows carry over time and that can be raced, and how it is written. */
export const Course = z.object({
  /** Name of the field in `series`. */
  field: z.string(),
  title: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  /** Values are shown divided by this, followed by the suffix: `44 million`. */
  scale: z.number().positive(),
  suffix: z.string(),
  /** How one runner's change is said: `{mover}`, from `{start}` to `{end}`. */
  moved: z.string(),
});
export type Course = z.infer<typeof Course>;

/** `templates/packs/<id>/pack.json`: what the rows are about, and what may be asked of them. */
export const Pack = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  /** One row is a … */
  entity: z.object({ one: z.string(), many: z.string() }),
  /** Which picture a row has. */
  picture: z.enum(["flag", "emoji", "glyph", "orb"]),
  measures: z.array(Measure),
  courses: z.array(Course).optional(),
  /** Fields of `scope` by which rows may be narrowed, with the words for each value: `in Africa`. */
  scopes: z.array(z.object({ field: z.string(), value: z.string(), words: z.string() })),
  /** Words for no narrowing at all: `in the world`. */
  everything: z.string(),
  /** What to look up in a stock library: for the whole, and for one row by its `{name}` where it can be filmed. */
  footage: z.object({ subject: z.string(), row: z.string().optional() }).optional(),
  source: z.string(),
  licence: z.string(),
  /** The line that a video's description carries. */
  credit: z.string(),
});
export type Pack = z.infer<typeof Pack>;

export const PackRow = z.object({
  id: z.string(),
  name: z.string(),
  /** How the name stands in a sentence, where that differs: `the Netherlands`. */
  inSentence: z.string().optional(),
  emoji: z.string().optional(),
  /** Short text in place of a picture. */
  glyph: z.string().optional(),
  /** How the row looks as a ball. Colours as `#rrggbb`. */
  orb: z
    .object({ colour: z.string(), bandColour: z.string().optional(), hasRing: z.boolean().optional() })
    .optional(),
  /** How many viewers may know it, 0 to 1; among ideas that are alike the better known come first. */
  fame: z.number().min(0).max(1).optional(),
  scope: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.number()),
  /** Fields whose value is disputed: they count in ranks and are never shown. */
  unshown: z.array(z.string()).optional(),
  /** Degrees, of a place. */
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  /** Values at several moments, oldest first: `{ lifeExpectancy: { "1955": 43.9 } }`. */
  series: z.record(z.string(), z.record(z.string(), z.number())).optional(),
  source: z.string(),
  licence: z.string(),
  year: z.number().int().optional(),
});
export type PackRow = z.infer<typeof PackRow>;

export interface LoadedPack {
  pack: Pack;
  rows: readonly PackRow[];
}
