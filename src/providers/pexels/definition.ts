import { z } from "zod";
import type { StockClip } from "../contracts/stock-library.ts";
import type { VendorDefinition } from "../contracts/vendor.ts";
import { cleanAuthor, cleanPageUrl } from "../stock-libraries/clean-credit.ts";
import { createStockLibrary, type LibraryWays } from "../stock-libraries/create-stock-library.ts";

const ID = "pexels";
const KEY_NAME = "PEXELS_API_KEY";
const DAY_MS = 86_400_000;
const CLIPS = 40;

const Size = z.number().int().nullish();
const Found = z.object({
  videos: z.array(
    z.object({
      id: z.number().int(),
      duration: z.number().min(0),
      url: z.string(),
      user: z.object({ name: z.string() }),
      video_files: z.array(
        z.object({ file_type: z.string().nullish(), width: Size, height: Size, link: z.string() }),
      ),
    }),
  ),
});
type Found = z.infer<typeof Found>;

/** Its limit of requests is told only by answers that went well; a 429 says nothing of when. */
const ways: LibraryWays<Found> = {
  providerId: ID,
  keyName: KEY_NAME,
  terms: {
    licence: "Pexels License, https://www.pexels.com/license/",
    searchKeptMs: DAY_MS,
    creditTo: "Pexels (https://www.pexels.com)",
  },
  resetUnit: "epoch-seconds",
  ask: ({ words, language, count = CLIPS }, key) => {
    const locale = localeOf(language);
    const query = new URLSearchParams({ query: words, orientation: "portrait", per_page: String(count) });
    if (locale !== undefined) query.set("locale", locale);
    return { path: `/v1/videos/search?${query.toString()}`, headers: { authorization: key } };
  },
  answer: Found,
  clipsOf: ({ videos }) => videos.map(clipOf),
};

export const pexels: VendorDefinition = {
  id: ID,
  title: "Pexels",
  contracts: ["stock"],
  baseUrl: "https://api.pexels.com",
  keys: [KEY_NAME],
  open: (parts) => createStockLibrary(ways, parts),
};

function clipOf({ id, duration, url, user, video_files }: Found["videos"][number]): StockClip {
  return {
    id: String(id),
    pageUrl: cleanPageUrl(url),
    author: cleanAuthor(user.name),
    // Its pages are named by what the clip shows.
    about:
      url
        .split("/")
        .at(-2)
        ?.replace(/-?\d*$/u, "")
        .replaceAll("-", " ") ?? "",
    isAiGenerated: false,
    durationMs: Math.round(duration * 1000),
    // Streams are listed among the files, without a size.
    files: video_files.flatMap(({ file_type, width, height, link }) =>
      file_type === "video/mp4" && width && height ? [{ url: link, width, height }] : [],
    ),
  };
}

const LOCALES =
  "en-US pt-BR es-ES ca-ES de-DE it-IT fr-FR sv-SE id-ID pl-PL ja-JP zh-CN ko-KR th-TH nl-NL hu-HU vi-VN cs-CZ da-DK fi-FI uk-UA el-GR ro-RO nb-NO sk-SK tr-TR ru-RU".split(
    " ",
  );

/** The one that it knows for a language; undefined: it looks for the words as they are. */
function localeOf(language: string): string | undefined {
  const [base = ""] = language.toLowerCase().split("-");
  return LOCALES.find((locale) => locale.startsWith(`${base === "no" ? "nb" : base}-`));
}
