import { z } from "zod";
import type { StockClip } from "../contracts/stock-library.ts";
import type { VendorDefinition } from "../contracts/vendor.ts";
import { cleanAuthor, cleanPageUrl } from "../stock-libraries/clean-credit.ts";
import { createStockLibrary, type LibraryWays } from "../stock-libraries/create-stock-library.ts";

const ID = "pixabay";
const KEY_NAME = "PIXABAY_API_KEY";
const DAY_MS = 86_400_000;
/** It cannot be asked for upright clips, and few of its clips are: we look at as many as it gives. */
const CLIPS = 200;
const HEIGHT_MIN = 1280;

/** A rendition that it does not have is an empty address of size 0. */
const File = z.object({
  url: z.string(),
  width: z.number().int().min(0),
  height: z.number().int().min(0),
  size: z.number().int().min(0),
});
const Found = z.object({
  hits: z.array(
    z.object({
      id: z.number().int(),
      pageURL: z.string(),
      duration: z.number().min(0),
      user: z.string(),
      tags: z.string(),
      videos: z.record(z.string(), File),
      isAiGenerated: z.boolean().optional(),
      isLowQuality: z.boolean().optional(),
    }),
  ),
});
type Found = z.infer<typeof Found>;

/** Its key stands in the address, by its contract: nobody may be told an address of it whole. */
const ways: LibraryWays<Found> = {
  providerId: ID,
  keyName: KEY_NAME,
  terms: {
    licence: "Pixabay Content License, https://pixabay.com/service/license-summary/",
    searchKeptMs: DAY_MS,
  },
  resetUnit: "seconds-left",
  ask: ({ words, language, count = CLIPS }, key) => {
    const query = new URLSearchParams({
      key,
      q: words,
      lang: languageOf(language),
      min_height: String(HEIGHT_MIN),
      safesearch: "true",
      per_page: String(count),
    });
    return { path: `/api/videos/?${query.toString()}` };
  },
  answer: Found,
  clipsOf: ({ hits }) => hits.filter(({ isLowQuality }) => isLowQuality !== true).map(clipOf),
  isKeyRefused: ({ status, text }) => status === 400 && /api key/i.test(text),
};

export const pixabay: VendorDefinition = {
  id: ID,
  title: "Pixabay",
  contracts: ["stock"],
  baseUrl: "https://pixabay.com",
  keys: [KEY_NAME],
  open: (parts) => createStockLibrary(ways, parts),
};

function clipOf({
  id,
  pageURL,
  duration,
  user,
  tags,
  videos,
  isAiGenerated,
}: Found["hits"][number]): StockClip {
  return {
    id: String(id),
    pageUrl: cleanPageUrl(pageURL),
    author: cleanAuthor(user),
    about: tags,
    isAiGenerated: isAiGenerated === true,
    durationMs: Math.round(duration * 1000),
    files: Object.values(videos).flatMap(({ url, width, height, size }) =>
      url === "" || width === 0 || height === 0
        ? []
        : [{ url, width, height, ...(size === 0 ? {} : { byteCount: size }) }],
    ),
  };
}

const LANGUAGES = "cs da de en es fr id it hu nl no pl pt ro sk fi sv tr vi th bg ru el ja ko zh".split(" ");

function languageOf(language: string): string {
  const [base = ""] = language.toLowerCase().split("-");
  return LANGUAGES.find((one) => one === base) ?? "en";
}
