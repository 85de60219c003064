import { z } from "zod";

/** `#rrggbb`, and nothing else that could be read. */
const PlainColour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** A small picture that a layout places; the studio finds and draws it. */
export const Picture = z.discriminatedUnion("kind", [
  /** A flag by ISO 3166-1 alpha-2 code, lower case; a prebuilt PNG in `templates/`. */
  z.object({ kind: z.literal("flag"), code: z.string() }),
  /** The outline of a country, by the same code. */
  z.object({ kind: z.literal("shape"), code: z.string() }),
  z.object({ kind: z.literal("emoji"), emoji: z.string() }),
  /** A large short text in place of a picture: an initial, a symbol, a year. */
  z.object({ kind: z.literal("glyph"), text: z.string() }),
  /** A ball lit from one side: a planet, a drop of metal. Colours as `#rrggbb`. */
  z.object({
    kind: z.literal("orb"),
    colour: PlainColour,
    /** Of the belts around it. */
    bandColour: PlainColour.optional(),
    hasRing: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("image"), file: z.string() }),
]);
export type Picture = z.infer<typeof Picture>;

const Side = z.object({ label: z.string(), picture: Picture.optional() });

/** `headline`: the hook, a set-up line or the close of any format. */
export const HeadlineData = z.object({
  layout: z.literal("headline"),
  /** A few words above the text: the series name, the format. */
  kicker: z.string().optional(),
  text: z.string(),
  /** The part of `text` to set in the accent colour. */
  emphasis: z.string().optional(),
  pictures: z.array(Picture).max(4).optional(),
  footer: z.string().optional(),
});

/** `bar-countdown`, main layout of **countdown**: the list so far, the active bar growing. */
export const BarCountdownData = z.object({
  layout: z.literal("bar-countdown"),
  title: z.string(),
  /** Best rank last; all ranks of the list, also those not yet shown. */
  items: z
    .array(
      z.object({
        rank: z.number().int(),
        label: z.string(),
        picture: Picture.optional(),
        value: z.number(),
        valueText: z.string(),
      }),
    )
    .min(3)
    .max(5),
  /** The rank that this beat reveals; larger ranks are already on screen. */
  activeRank: z.number().int(),
  source: z.string().optional(),
});

/** `quiz-card`, main layout of **quiz**: a riddle, a timer ring, a reveal. */
export const QuizCardData = z.object({
  layout: z.literal("quiz-card"),
  question: z.string(),
  clue: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("silhouette"), code: z.string() }),
    /** The flag, zoomed far in while asking, out at the reveal. */
    z.object({ kind: z.literal("flag-zoom"), code: z.string() }),
    z.object({ kind: z.literal("emoji"), emoji: z.string() }),
    /** Lines that appear one after the other. */
    z.object({
      kind: z.literal("clues"),
      lines: z.array(z.string()).min(1).max(4),
      /** One for each line, or none at all. */
      linePictures: z.array(Picture).max(4).optional(),
      picture: Picture.optional(),
    }),
  ]),
  phase: z.enum(["ask", "reveal"]),
  /** Shown only when `phase` is `reveal`. */
  answer: z.string(),
  answerPicture: Picture.optional(),
  answerNote: z.string().optional(),
  /** `2 of 3`. */
  progress: z.string().optional(),
});

/** `duel`, main layout of **versus**: two sides, one measure at a time, a running score. */
export const DuelData = z.object({
  layout: z.literal("duel"),
  question: z.string(),
  left: Side,
  right: Side,
  leftValue: z.number(),
  rightValue: z.number(),
  leftText: z.string(),
  rightText: z.string(),
  winner: z.enum(["left", "right", "tie"]),
  /** `ask` hides the values. */
  phase: z.enum(["ask", "reveal"]),
  score: z.object({ left: z.number().int(), right: z.number().int() }).optional(),
});

/** `bar-race`, main layout of **race**: bars over time, ranks that swap. */
export const BarRaceData = z.object({
  layout: z.literal("bar-race"),
  title: z.string(),
  /** Names of the moments: `1955`, `1960`, … */
  moments: z.array(z.string()).min(2),
  series: z
    .array(z.object({ label: z.string(), picture: Picture.optional(), values: z.array(z.number()) }))
    .min(2)
    .max(12),
  /** Places and suffix of the growing numbers; the value is divided by `scale` before it is shown. */
  valueFormat: z.object({ decimals: z.number().int().min(0).max(3), suffix: z.string(), scale: z.number() }),
  /** This beat plays from moment `fromIndex` to moment `toIndex`. */
  fromIndex: z.number().int(),
  toIndex: z.number().int(),
  source: z.string().optional(),
});

/** `myth-map`, main layout of **myth**: the shape or line moves over the map until the belief breaks. */
export const MythMapData = z.object({
  layout: z.literal("myth-map"),
  /** The belief, as people hold it. */
  claim: z.string(),
  phase: z.enum(["claim", "evidence", "verdict"]),
  evidence: z.discriminatedUnion("kind", [
    /** Two points and their parallels: which is further north. */
    z.object({
      kind: z.literal("latitude"),
      a: z.object({ label: z.string(), latitude: z.number(), longitude: z.number(), text: z.string() }),
      b: z.object({ label: z.string(), latitude: z.number(), longitude: z.number(), text: z.string() }),
    }),
    /** A shape slides on a Mercator map from its place to the other's latitude, at true scale. */
    z.object({
      kind: z.literal("true-size"),
      a: z.object({ label: z.string(), code: z.string(), text: z.string() }),
      b: z.object({ label: z.string(), code: z.string(), text: z.string() }),
    }),
    /** Two pairs of bars: area against population. */
    z.object({
      kind: z.literal("area-population"),
      a: z.object({
        label: z.string(),
        code: z.string(),
        areaText: z.string(),
        populationText: z.string(),
        area: z.number(),
        population: z.number(),
      }),
      b: z.object({
        label: z.string(),
        code: z.string(),
        areaText: z.string(),
        populationText: z.string(),
        area: z.number(),
        population: z.number(),
      }),
    }),
  ]),
  /** The stamp: `FALSE`, `TRUE`, `NOT EVEN CLOSE`. */
  verdict: z.string(),
  note: z.string().optional(),
  /** Maps name their source. */
  source: z.string().optional(),
});

/** `kinetic-type`, main layout of **explainer**: the user's own words, set in motion. */
export const KineticTypeData = z.object({
  layout: z.literal("kinetic-type"),
  lines: z.array(z.string()).min(1).max(6),
  emphasis: z.array(z.string()),
  /** What the words are about, shown large below them. */
  pictures: z.array(Picture).max(3).optional(),
  /** `3 / 7`. */
  progress: z.string().optional(),
});

export const LayoutData = z.discriminatedUnion("layout", [
  HeadlineData,
  BarCountdownData,
  QuizCardData,
  DuelData,
  BarRaceData,
  MythMapData,
  KineticTypeData,
]);
export type LayoutData = z.infer<typeof LayoutData>;
export type LayoutId = LayoutData["layout"];
export type LayoutDataOf<Id extends LayoutId> = Extract<LayoutData, { layout: Id }>;
