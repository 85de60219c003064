import type { Brief } from "../../model/brief.ts";
import { catalogueName, type ModelCatalogue, type ShotEntry } from "../../model/model-catalogue.ts";

/** What can stand behind the words of a video, as its writer is told. */
export interface ShotMeans {
  /** For who thinks of ideas and judges them. */
  pictures: string;
  /** For who writes one out: what goes into `shot`, `search` and `look`. */
  fields: readonly string[];
}

/** The writer's storyboard knows what its source can show, so that nothing is written that nobody can film. */
export function shotMeans(
  brief: Pick<Brief, "shots" | "videoModel" | "tier">,
  catalogue: ModelCatalogue,
): ShotMeans {
  switch (brief.shots) {
    case "motion":
      return DRAWN;
    case "own":
      return OWN;
    case "stock":
      return STOCK;
    case "ai":
      return madeMeans(brief, catalogue);
  }
}

const DRAWN: ShotMeans = {
  pictures: "Pictures: none are filmed. The words themselves stand large and move.",
  fields: ["`shot`, `search` and `look` stay empty: nothing is filmed, the words carry every beat."],
};

const OWN: ShotMeans = {
  pictures: "Pictures: the user's own photos and clips, found by the words in their file names.",
  fields: [
    "`search` is two or three words that the name of such a file would have.",
    "`shot` and `look` stay empty: the files are what they are.",
  ],
};

const STOCK: ShotMeans = {
  pictures:
    "Pictures: stock footage. It has common things, places, animals, work and weather; nothing that happened once.",
  fields: [
    "`search` is two or three plain words in English that people tag footage with: a thing and what it does or where it is. No names, no feelings, no abstract words.",
    "No two beats search for the same words: each clip is seen once.",
    "`shot` stays empty, and `look` is one sentence about what the clips share.",
  ],
};

const STYLE =
  "`look` is one sentence for the whole video: light, colours, lens or medium. Every shot is made with it, so it names no subject.";
const SUBJECTS =
  "Whoever comes again is described again, in the same words: each shot is made by itself, and knows nothing of the others.";

function madeMeans(
  { videoModel, tier }: Pick<Brief, "videoModel" | "tier">,
  catalogue: ModelCatalogue,
): ShotMeans {
  const named = catalogue.models.find(
    (entry) => videoModel !== undefined && [entry.model, catalogueName(entry)].includes(videoModel),
  );
  if (named?.kind === "image") return STILLS;
  const seconds = named?.kind === "video" ? longestOf(named) : shortestOfTier(tier, catalogue);
  return {
    pictures: `Pictures: an AI video model films each beat, in one take of at most ${seconds} seconds without sound.`,
    fields: [
      "`shot` says, in this order: the subject, the one thing it does, where, how the camera moves or that it stands still, and the light. One take, no cuts.",
      `A beat is spoken in at most ${seconds} seconds, and its action fits into them.`,
      "Show what a camera could see at once; no split screens, no charts, no screens with anything to read.",
      ...(named ? [] : ["One moment of it could stand as a photograph: where a clip is too dear, one is."]),
      SUBJECTS,
      STYLE,
      "`search` is two or three plain words for the same picture.",
    ],
  };
}

const STILLS: ShotMeans = {
  pictures: "Pictures: an AI model draws one still for each beat; the camera moves slowly over it.",
  fields: [
    "`shot` is a scene that stands still: the subject, where it is in an upright frame, what is around it, the light. No movement, no before and after.",
    "Its upper third is calm, sky or wall or dark: words stand there.",
    SUBJECTS,
    STYLE,
    "`search` is two or three plain words for the same picture.",
  ],
};

type VideoEntry = Extract<ShotEntry, { kind: "video" }>;

const longestOf = ({ seconds }: VideoEntry): number =>
  "only" in seconds ? Math.max(...seconds.only) : seconds.max;

/** What every model that may be chosen can fill. */
function shortestOfTier(tier: Brief["tier"], { models }: ModelCatalogue): number {
  const lengths = models.flatMap((entry) =>
    entry.kind === "video" && entry.tier === tier && entry.retiresOn === undefined ? [longestOf(entry)] : [],
  );
  return lengths.length === 0 ? SECONDS_USUAL : Math.min(...lengths);
}

const SECONDS_USUAL = 8;
