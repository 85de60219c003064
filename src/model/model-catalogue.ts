import { z } from "zod";

const UsdMicros = z.number().int().min(0);
const Day = z.iso.date();

const Common = {
  vendor: z.string(),
  /** The vendor's own name, sent as it stands. */
  model: z.string(),
  title: z.string(),
  tier: z.enum(["premium", "standard", "economy"]),
  /** From this day on nobody asks for it any more. */
  retiresOn: Day.optional(),
  /** `vendor/model` that took its place. */
  replacedBy: z.string().optional(),
  /** Where its figures were read, and when. */
  source: z.string(),
};

export const LanguageEntry = z.object({
  ...Common,
  kind: z.literal("language"),
  /** Micro-dollars for a million tokens. */
  inputUsdMicros: UsdMicros,
  outputUsdMicros: UsdMicros,
  canSee: z.boolean(),
  outputTokensMax: z.number().int(),
});

export const VideoEntry = z.object({
  ...Common,
  kind: z.literal("video"),
  /** Either every whole second between two, or only these. */
  seconds: z.union([
    z.object({ min: z.number().int(), max: z.number().int() }),
    z.object({ only: z.array(z.number().int()).min(1) }),
  ]),
  /** 9:16 sizes, each with its price for a second of video. */
  sizes: z
    .array(
      z.object({
        name: z.string(),
        width: z.number().int(),
        height: z.number().int(),
        usdMicrosPerSecond: UsdMicros,
      }),
    )
    .min(1),
  sound: z.enum(["never", "always", "optional"]),
  takesReference: z.boolean(),
  takesSeed: z.boolean(),
});

export const ImageEntry = z.object({
  ...Common,
  kind: z.literal("image"),
  /** Upright sizes, each with its price for a picture. */
  sizes: z
    .array(
      z.object({
        name: z.string(),
        width: z.number().int(),
        height: z.number().int(),
        usdMicros: UsdMicros,
      }),
    )
    .min(1),
  /** In which it is asked for, where it has a choice. */
  quality: z.enum(["low", "medium", "high"]).optional(),
  /** Where its vendor bills tokens: micro-dollars for a million of each. */
  tokenPrices: z.object({ inputUsdMicros: UsdMicros, outputUsdMicros: UsdMicros }).optional(),
  /** Absent: it takes none. */
  takesSeed: z.boolean().optional(),
});

export const SpeechEntry = z.object({
  ...Common,
  kind: z.literal("speech"),
  /** Micro-dollars for a million characters. */
  usdMicrosPerMillionCharacters: UsdMicros,
  textMax: z.number().int(),
  /** Every voice it has; absent: they belong to an account, or nobody lists them. */
  voices: z.array(z.object({ name: z.string(), description: z.string() })).optional(),
});

export const CatalogueEntry = z.discriminatedUnion("kind", [
  LanguageEntry,
  VideoEntry,
  ImageEntry,
  SpeechEntry,
]);
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;
export type LanguageEntry = z.infer<typeof LanguageEntry>;
export type VideoEntry = z.infer<typeof VideoEntry>;
export type ImageEntry = z.infer<typeof ImageEntry>;
export type SpeechEntry = z.infer<typeof SpeechEntry>;

/** What a shot can be made with. */
export type ShotEntry = VideoEntry | ImageEntry;
export const isShotEntry = (entry: CatalogueEntry): entry is ShotEntry =>
  entry.kind === "video" || entry.kind === "image";

/** `templates/models/catalogue.json`: every model that can be asked for, and those that could be once. */
export const ModelCatalogue = z.object({
  /** How prices, limits and retirements were looked up. */
  note: z.string(),
  models: z.array(CatalogueEntry),
});
export type ModelCatalogue = z.infer<typeof ModelCatalogue>;

/** `templates/models/vendor-limits.json`: how many requests each vendor has at once. */
export const VendorLimits = z.object({
  note: z.string(),
  vendors: z.array(z.object({ vendor: z.string(), jobsAtOnce: z.number().int().min(1), source: z.string() })),
});
export type VendorLimits = z.infer<typeof VendorLimits>;

/** How a person names a model: `gemini/gemini-omni-1.2-flash`. */
export const catalogueName = (entry: Pick<CatalogueEntry, "vendor" | "model">): string =>
  `${entry.vendor}/${entry.model}`;
