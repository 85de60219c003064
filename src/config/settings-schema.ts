import { z } from "zod";

const HexColour = z.string().regex(/^#[0-9a-f]{6}$/i, "expected a colour like #1a2b3c");
const FilePath = z.string().min(1).describe("A path; relative to the folder of the file that says it.");

const Brand = z.strictObject({
  name: z.string().optional().describe("The channel's name."),
  tone: z
    .string()
    .max(500)
    .optional()
    .describe(
      "How the channel speaks, for a model that writes: dry, warm, short sentences, no exclamation marks.",
    ),
  handle: z.string().optional().describe("The handle shown at the end: @mychannel."),
  logo: FilePath.optional().describe("A picture (.png, .jpg, .svg)."),
  music: FilePath.optional().describe("Your own music instead of ours."),
  musicLicence: z
    .string()
    .min(1)
    .optional()
    .describe("Where you have the right to that music from: goes into script.json, and posts need it."),
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

/** It becomes a part of a host's name: nothing in it may end that name, or keys would go to another host. */
const Region = z.string().regex(/^[A-Za-z0-9-]+$/, "expected letters, digits and dashes, like europe-west4");

const PerDay = z.int().min(1).max(100_000_000).optional();

/** One shape for all vendors: each reads what it knows. */
const Provider = z.strictObject({
  baseUrl: Address.optional().describe("Another address of this vendor. Own settings only."),
  authBaseUrl: Address.optional().describe("Where a platform asks for consent. Own settings only."),
  loginAuthBaseUrl: Address.optional().describe("The same for instagram's own login. Own settings only."),
  tokenBaseUrl: Address.optional().describe(
    "Where vertex, youtube and instagram's own login get their tokens. Own settings only.",
  ),
  uploadBaseUrl: Address.optional().describe("Where instagram takes files. Own settings only."),
  loginBaseUrl: Address.optional().describe("The API of instagram's own login. Own settings only."),
  endpoint: Address.optional().describe("Address of an S3-compatible store. Own settings only."),
  publicBaseUrl: Address.optional().describe("Where the world reads what s3 holds: a CDN."),
  api: z
    .enum(["responses", "chat"])
    .optional()
    .describe("Which of openai's two APIs a server speaks; local servers mostly chat."),
  model: z.string().min(1).optional().describe("The vendor's language model, by its own name."),
  speechModel: z.string().min(1).optional().describe("The vendor's speech model, by its own name."),
  project: z.string().min(1).optional().describe("Google Cloud project of vertex."),
  region: Region.optional().describe("Region of vertex or s3."),
  bucket: z.string().min(1).optional().describe("Bucket of s3. Own settings only."),
  jobsAtOnce: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe("Requests that this vendor has at once, over all videos."),
  uploadsPerDay: PerDay.describe(
    "Uploads of a day that Google allows your project. Unset: YouTube's usual 100. Own settings only.",
  ),
  unitsPerDay: PerDay.describe(
    "Units of a day that Google allows your project. Unset: YouTube's usual 10,000. Own settings only.",
  ),
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
      auto: z
        .boolean()
        .default(false)
        .describe("Post to connected accounts without --post. Own settings only."),
      review: z
        .boolean()
        .default(false)
        .describe("Hold every post until a person approves it (viral approve). Own settings only."),
      madeForKids: z
        .boolean()
        .optional()
        .describe(
          "Whether your videos are made for children. Platforms ask; nothing is posted unanswered. Own settings only.",
        ),
      commercial: z
        .enum(["none", "own", "third-party"])
        .optional()
        .describe(
          "What your videos promote: nothing, your own business, or somebody who pays. Nothing is posted unanswered. Own settings only.",
        ),
      privacy: z
        .enum(["public", "unlisted", "followers", "friends", "private"])
        .default("public")
        .describe("Who may see a post. Own settings only."),
      delivery: z
        .enum(["direct", "draft"])
        .optional()
        .describe(
          "draft: you finish it in the platform's app. Unset: a draft on TikTok while your app is not audited.",
        ),
      comments: z.boolean().default(false).describe("Allow comments, where the platform asks."),
      duets: z.boolean().default(false).describe("Allow duets on TikTok."),
      stitches: z.boolean().default(false).describe("Allow stitches on TikTok."),
      gapMinutes: z
        .int()
        .min(0)
        .max(10_080)
        .default(60)
        .describe("At least so long between two posts of an account."),
      atPlatform: z
        .boolean()
        .default(false)
        .describe("Hand posts over at once and let the platform publish them at their time (YouTube)."),
      category: z.string().optional().describe("YouTube's number of a category: 27 is education."),
      playlist: z.string().optional().describe("YouTube's id of a playlist of the account."),
      shareToFeed: z.boolean().default(true).describe("Show reels in the feed of the account too."),
      trial: z
        .enum(["none", "manual", "performance"])
        .default("none")
        .describe("Show reels to strangers first; then you decide, or how they do."),
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
  credentials: z
    .strictObject({
      sign: z
        .enum(["auto", "required", "never"])
        .default("auto")
        .describe(
          "Sign videos with Content Credentials: auto when the package is installed, required to refuse what cannot be signed.",
        ),
      certificate: FilePath.optional().describe(
        "Your own certificate chain (PEM, leaf first); else one is made. Own settings only.",
      ),
      key: FilePath.optional().describe("Its private key (PEM). Own settings only."),
    })
    .prefault({}),
  secrets: z
    .strictObject({
      folder: FilePath.optional().describe("Folder of the encrypted secrets. Own settings only."),
    })
    .prefault({}),
  providers: z.record(z.string(), Provider).default({}).describe("Settings by vendor id."),
});
export type Settings = z.infer<typeof Settings>;

/** A project's file is not trusted like the user's own: it may not set these. */
export const USER_ONLY = [
  /^media\.(ffmpeg|ffprobe)$/,
  /^secrets\./,
  /^credentials\.(certificate|key)$/,
  /^localVoices\./,
  /^posting\.(auto|review|madeForKids|commercial|privacy)$/,
  /^providers\..+\.(baseUrl|(token|auth|loginAuth|upload|login)BaseUrl|endpoint|bucket|uploadsPerDay|unitsPerDay)$/,
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
  "secrets.folder",
  "credentials.certificate",
  "credentials.key",
];
