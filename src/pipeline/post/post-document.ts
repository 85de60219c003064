import type { Platform } from "../../model/platform.ts";
import type { PostDocument, PostText } from "../../model/post.ts";
import type { Script } from "../../model/script.ts";
import type { Provenance } from "../../model/shot.ts";
import { cutText, type TextUnit, textLength } from "./cut-text.ts";
import { footageCredits } from "./footage-credits.ts";

export interface PostRequest {
  videoId: string;
  script: Pick<Script, "title" | "caption" | "hashtags" | "credits">;
  /** Of every shot and sound in the video. */
  provenance: readonly Provenance[];
  platforms: readonly Platform[];
  media?: PostDocument["media"];
}

/** What every platform will be told about a video. Pure: the same script gives the same document. */
export function buildPostDocument(request: PostRequest): PostDocument {
  const credits = unique(
    [...request.script.credits, ...footageCredits(request.provenance)].map((credit) => credit.trim()),
  );
  return {
    schema: "viral.post/1",
    videoId: request.videoId,
    disclosure: disclosureOf(request.provenance),
    credits,
    ...(request.media ? { media: request.media } : {}),
    platforms: request.platforms.map((platform) => postText(platform, request.script, credits)),
  };
}

/** Disclosure follows provenance alone: what a model made is said to be so, whatever a user would like. */
export function disclosureOf(provenance: readonly Provenance[]): PostDocument["disclosure"] {
  const made = provenance.filter((one) => one.isAiGenerated);
  return {
    isAiGenerated: made.length > 0,
    reasons: unique(made.map(reasonOf)),
  };
}

/** What a vendor's models made in a video. */
export const reasonOf = ({ kind, providerId }: Provenance): string =>
  `${KIND_WORDS[kind]} made by ${providerId}`;

const KIND_WORDS: Readonly<Record<Provenance["kind"], string>> = {
  motion: "drawn picture",
  own: "own material",
  stock: "stock footage",
  ai: "footage",
  voice: "voice",
  music: "music",
};

/** Credits are owed and never cut; hashtags go before words of the caption do. */
function postText(platform: Platform, script: PostRequest["script"], credits: readonly string[]): PostText {
  const unit: TextUnit = platform.captionCharactersMax.unit ?? "utf16";
  const clean = (text: string): string => withoutForbidden(text, platform.forbiddenCharacters ?? "");
  const limit = platform.captionCharactersMax.value;
  const creditText = clean(credits.join("\n"));
  const join = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n\n");

  const words = clean(script.caption.trim());
  const tags = cleanHashtags(script.hashtags).slice(0, platform.hashtagsMax?.value);
  const whole = (kept: readonly string[]): string => join([words, creditText, kept.join(" ")]);
  while (tags.length > 0 && textLength(whole(tags), unit) > limit) tags.pop();

  const rest = join(["", creditText]);
  const roomForWords = limit - textLength(rest === "" ? "" : `\n\n${rest}`, unit);
  const caption =
    textLength(whole(tags), unit) <= limit
      ? whole(tags)
      : join([cutText(words, Math.max(0, roomForWords), unit), rest]);
  const titleLimit = platform.titleCharactersMax?.value;
  return {
    platform: platform.id,
    title: titleLimit === undefined ? "" : cutText(clean(script.title.trim()), titleLimit, "utf16"),
    caption: cutText(caption, limit, unit),
    hashtags: tags,
  };
}

/** One word each, with one `#` in front; twice the same counts once, whatever its case. */
export function cleanHashtags(hashtags: readonly string[]): string[] {
  const bare = hashtags.map((tag) => tag.replace(/[^\p{L}\p{M}\p{N}_]/gu, "")).filter((tag) => tag !== "");
  const seen = new Set<string>();
  return bare.flatMap((tag) => {
    const key = tag.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [`#${tag}`];
  });
}

const LOOKALIKES: Readonly<Record<string, string>> = { "<": "‹", ">": "›" };

function withoutForbidden(text: string, forbidden: string): string {
  return text.replace(/./gsu, (character) =>
    forbidden.includes(character) ? (LOOKALIKES[character] ?? "") : character,
  );
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ""))];
}
