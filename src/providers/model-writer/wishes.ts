import type { Brief } from "../../model/brief.ts";
import type { Platform } from "../../model/platform.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import { fenced } from "../questions/fence.ts";
import { shotMeans } from "./shot-means.ts";

/** What the user wants and where it is to be shown, as every question says it. */
export interface Wishes {
  lines: readonly string[];
  /** For who writes a script out: what goes into `shot`, `search` and `look`. */
  fields: readonly string[];
}

const USUAL_DURATION_MS = 30_000;

export const wishedDurationMs = ({ targetDurationMs }: Pick<Brief, "targetDurationMs">): number =>
  targetDurationMs ?? USUAL_DURATION_MS;

export function wishesOf(brief: Brief, library: Pick<TemplateLibrary, "models" | "platforms">): Wishes {
  const seconds = Math.round(wishedDurationMs(brief) / 1000);
  const platforms = library.platforms().filter(({ id }) => brief.platforms.includes(id));
  const { pictures, fields } = shotMeans(brief, library.models());
  return {
    fields,
    lines: [
      `Language: ${brief.language}. About ${seconds} seconds, for ${brief.platforms.join(", ")}.`,
      pictures,
      ...platforms.map(rulesOf),
      ...(brief.topic === undefined ? [] : [fenced("topic", brief.topic)]),
      ...(brief.brand.name === undefined ? [] : [fenced("channel", brief.brand.name)]),
      ...(brief.brand.tone === undefined ? [] : [fenced("tone-of-the-channel", brief.brand.tone)]),
      ...(brief.forbiddenWords.length === 0
        ? []
        : [fenced("forbidden-words", brief.forbiddenWords.join(", "))]),
    ],
  };
}

/** What a platform demands of the words, from the same figures that the checks use. */
function rulesOf(platform: Platform): string {
  const { title, durationMs, titleCharactersMax, captionCharactersMax, hashtagsMax, content = [] } = platform;
  const limits = [
    `${durationMs.min / 1000} to ${durationMs.max / 1000} seconds`,
    ...(titleCharactersMax ? [`a title of at most ${titleCharactersMax.value} characters`] : []),
    `a caption of at most ${captionCharactersMax.value} ${captionCharactersMax.unit ?? "characters"}`,
    ...(hashtagsMax ? [`at most ${hashtagsMax.value} hashtags`] : []),
  ];
  return [`${title}: ${limits.join(", ")}.`, ...content.map(({ rule }) => `- ${rule}`)].join("\n");
}
