import { z } from "zod";

const HexColour = z.string().regex(/^#[0-9a-f]{6}$/i, "expected a colour like #1a2b3c");
const FilePath = z.string().min(1).describe("A path; relative to the folder of the file that says it.");

const Brand = z.strictObject({
  name: z.string().optional().describe("The channel's name."),
  handle: z.string().optional().describe("The handle shown at the end: @mychannel."),
  logo: FilePath.optional().describe("A picture (.png, .jpg, .svg)."),
  music: FilePath.optional().describe("Your own music instead of ours."),
  colours: z
    .strictObject({
      background: HexColour.optional().describe("Behind everything."),
      text: HexColour.optional().describe("What is to be read."),
      accent: HexColour.optional().describe("What stands out."),
      accent2: HexColour.optional().describe("The other side of a comparison."),
    })
    .prefault({}),
  fonts: z
    .strictObject({
      display: FilePath.optional().describe("Font file for large type (.ttf, .otf, .woff2)."),
      body: FilePath.optional().describe("Font file for small type."),
    })
    .prefault({}),
});

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || LOOPBACK.test(hostname);
}

const Address = z
  .url({ protocol: /^https?$/ })
  .refine(isSafeAddress, "expected https; plain http only to this machine");

/** One shape for all vendors: each reads what it knows. */
const Provider = z.strictObject({
  baseUrl: Address.optional().describe("Another address of this vendor. Own settings only."),
  tokenBaseUrl: Address.optional().describe("Where vertex gets its tokens. Own settings only."),
  authBaseUrl: Address.optional().describe("Where a platform asks its users. Own settings only."),
  endpoint: Address.optional().describe("Address of an S3-compatible store. Own settings only."),
  publicBaseUrl: Address.optional().describe("Where the world reads what s3 holds: a CDN."),
  api: z
    .enum(["responses", "chat"])
    .optional()
    .describe("Which of openai's two APIs a server speaks; local servers mostly chat."),
  model: z.string().min(1).optional().describe("The vendor's language model, by its own name."),
  speechModel: z.string().min(1).optional().describe("The vendor's speech model, by its own name."),
  project: z.string().min(1).optional().describe("Google Cloud project of vertex."),
  region: z.string().min(1).optional().describe("Region of vertex or s3."),
  bucket: z.string().min(1).optional().describe("Bucket of s3. Own settings only."),
  jobsAtOnce: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe("Requests that this vendor has at once, over all videos."),
});

/** Every setting, with its default. Unknown names are errors. */
export const Settings = z.strictObject({
  $schema: z.string().optional().describe("Tells editors what may stand here."),
  out: FilePath.default("videos").describe("Where finished videos go."),
  language: z.string().default("en").describe("Language of the videos, BCP 47."),
  writer: z
    .string()
    .default("offline-writer")
    .describe("Who thinks and writes: offline-writer, or a vendor whose key is here: anthropic, openai."),
  critic: z
    .string()
    .default("none")
    .describe(
      "Who looks at the finished video: none, a vendor whose model sees (anthropic, openai:<model>), or writer: whoever wrote it.",
    ),
  voice: z
    .string()
    .default("flite:slt")
    .describe("Who speaks: flite:slt, flite:rms, none, or vendor:voice (viral voices)."),
  localVoices: z
    .record(z.string().regex(/^[A-Za-z0-9-]+$/, "expected letters, digits and dashes"), FilePath)
    .default({})
    .describe("Folder of a local voice model by its name (viral voices add). Own settings only."),
  shots: z
    .enum(["motion", "own", "stock", "ai"])
    .default("motion")
    .describe("What stands behind the words: drawn by us, your files (--own), stock footage, or AI video."),
  videoModel: z
    .string()
    .optional()
    .describe("Always this model, of clips or of stills; else the router chooses."),
  tier: z
    .enum(["premium", "standard", "economy"])
    .default("standard")
    .describe("How dear models may be. Cheaper ones may stand in, dearer ones never do."),
  format: z.string().optional().describe("Always this format; else it follows the idea."),
  theme: z.string().optional().describe("Always this theme; else they rotate."),
  captionStyle: z.string().optional().describe("How captions look; else the theme decides."),
  platforms: z
    .array(z.string())
    .min(1)
    .default(["tiktok", "reels", "shorts"])
    .describe("Platforms whose limits every video must meet."),
  brand: Brand.prefault({}),
  policy: z
    .strictObject({
      forbiddenWords: z.array(z.string()).default([]).describe("Words that no video may say or show."),
      unverified: z
        .enum(["cut", "mark"])
        .default("cut")
        .describe(
          "A model's claims of fact that your material does not prove: cut them, or keep and mark them.",
        ),
    })
    .prefault({}),
  budget: z
    .strictObject({
      perVideoUsd: z.number().min(0).optional().describe("Most that one video may cost."),
      perDayUsd: z.number().min(0).optional().describe("Most that one UTC day may cost."),
      assumeLostUsd: z
        .number()
        .min(0)
        .optional()
        .describe(
          "A request whose fate is unknown and that cost at most this is counted as spent and made again; dearer ones, and all when unset, wait for viral resolve.",
        ),
    })
    .prefault({}),
  posting: z
    .strictObject({
      auto: z.boolean().default(false).describe("Post to connected accounts without --post."),
    })
    .prefault({}),
  run: z
    .strictObject({ jobs: z.int().min(1).max(64).default(1).describe("Videos composed at the same time.") })
    .prefault({}),
  media: z
    .strictObject({
      ffmpeg: FilePath.optional().describe("ffmpeg to use. Own settings only."),
      ffprobe: FilePath.optional().describe("ffprobe to use. Own settings only."),
    })
    .prefault({}),
  secrets: z
    .strictObject({
      file: FilePath.optional().describe("Where the encrypted secrets are. Own settings only."),
    })
    .prefault({}),
  providers: z.record(z.string(), Provider).default({}).describe("Settings by vendor id."),
});
export type Settings = z.infer<typeof Settings>;

/** A project's file is not trusted like the user's own: it may not set these. */
export const USER_ONLY = [
  /^media\.(ffmpeg|ffprobe)$/,
  /^secrets\./,
  /^localVoices\./,
  /^providers\..+\.(baseUrl|tokenBaseUrl|authBaseUrl|endpoint|bucket)$/,
];

/** Settings that hold paths; `localVoices.<id>` too. */
export const PATH_SETTINGS = [
  "out",
  "brand.logo",
  "brand.music",
  "brand.fonts.display",
  "brand.fonts.body",
  "media.ffmpeg",
  "media.ffprobe",
  "secrets.file",
];
