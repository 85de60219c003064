import { rm } from "node:fs/promises";
import type { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { type AnswerPlace, keyRefused, readAnswer } from "../clip-jobs/read-answer.ts";
import { isWholeMp4 } from "../clip-jobs/whole-mp4.ts";
import {
  type BroughtFile,
  STOCK_FILE_BYTES_MAX,
  type StockAnswer,
  type StockClip,
  type StockFile,
  type StockLibrary,
  type StockQuery,
  type StockTerms,
} from "../contracts/stock-library.ts";
import type { VendorLine, VendorParts } from "../contracts/vendor.ts";
import { createRedactor } from "../http/redact.ts";
import { sendJson } from "../http/send-json.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { type ResetUnit, throttledUntilMs, usedUpUntilMs } from "./request-limit.ts";

/** What one library does in its own way. */
export interface LibraryWays<Found> {
  providerId: string;
  /** The variable that holds the key. */
  keyName: string;
  terms: StockTerms;
  resetUnit: ResetUnit;
  /** One search; `path` begins with a slash. */
  ask(query: SearchWords, key: string): { path: string; headers?: Readonly<Record<string, string>> };
  answer: z.ZodType<Found>;
  clipsOf(found: Found): StockClip[];
  /** Beside 401 and 403. */
  isKeyRefused?(answer: VendorAnswer): boolean;
}

/** `count`: how many clips at most. Absent: as many as are good to choose from. */
export type SearchWords = Pick<StockQuery, "words" | "language"> & { count?: number };

const SEARCH_TIMEOUT_MS = 20_000;
const SEARCH_BYTES_MAX = 8 * 1024 * 1024;
const WORDS_LENGTH_MAX = 100;
const FILE_TIMEOUT_MS = 180_000;

/** Makes of a library's ways a stock library, and of its cheapest search a probe. */
export function createStockLibrary<Found>(
  ways: LibraryWays<Found>,
  parts: VendorParts,
): {
  stock: StockLibrary;
  probe: (signal: AbortSignal) => Promise<{ message: string; costUsdMicros: number }>;
} {
  const search = async (query: SearchWords, signal: AbortSignal): Promise<StockAnswer> =>
    await ask(ways, parts, { ...query, words: shortened(query.words) }, signal);
  return {
    stock: {
      id: ways.providerId,
      terms: ways.terms,
      search: async ({ words, language, signal }) => await search({ words, language }, signal),
      bring: async (file, target, signal) =>
        await bring(ways.providerId, await parts.line(), file, target, signal),
    },
    async probe(signal) {
      const { clips } = await search({ words: "forest", language: "en", count: 3 }, signal);
      return { message: `a search for “forest” found ${clips.length} clips`, costUsdMicros: 0 };
    },
  };
}

async function ask<Found>(
  ways: LibraryWays<Found>,
  parts: VendorParts,
  query: SearchWords,
  signal: AbortSignal,
): Promise<StockAnswer> {
  const { providerId, keyName, resetUnit } = ways;
  const line = await parts.line();
  const place: AnswerPlace = { providerId, keyName, secrets: [line.key] };
  const { path, headers = {} } = ways.ask(query, line.key);
  const answer = await sendJson(line.fetch, {
    providerId,
    method: "GET",
    url: `${parts.baseUrl}${path}`,
    headers,
    timeoutMs: SEARCH_TIMEOUT_MS,
    maxBytes: SEARCH_BYTES_MAX,
    signal,
  });
  const nowMs = parts.clock.nowMs();
  if (answer.status === 429)
    throw throttled(place, answer, throttledUntilMs(answer.headers, resetUnit, nowMs));
  if (ways.isKeyRefused?.(answer) === true) throw keyRefused(answer, place);
  const clips = ways.clipsOf(readAnswer(answer, place, ways.answer));
  const quietUntilMs = usedUpUntilMs(answer.headers, resetUnit, nowMs);
  return quietUntilMs === undefined ? { clips } : { clips, quietUntilMs };
}

async function bring(
  providerId: string,
  line: VendorLine,
  { url }: StockFile,
  target: string,
  signal: AbortSignal,
): Promise<BroughtFile> {
  const brought = await line.download({
    url,
    file: target,
    expect: "video",
    maxBytes: STOCK_FILE_BYTES_MAX,
    timeoutMs: FILE_TIMEOUT_MS,
    signal,
  });
  const isMp4 = brought.mediaType === "video/mp4" || brought.mediaType === "video/quicktime";
  if (!isMp4 || (await isWholeMp4(target))) return brought;
  await rm(target, { force: true });
  throw new AppError({
    kind: "transient",
    code: "download-truncated",
    message: `A clip of ${providerId} ends before its pictures do.`,
  });
}

/** Within what every library takes, and no word cut in two. */
function shortened(words: string): string {
  const plain = words.replace(/\s+/g, " ").trim();
  if (plain.length <= WORDS_LENGTH_MAX) return plain;
  return plain
    .slice(0, WORDS_LENGTH_MAX + 1)
    .replace(/\s+\S*$/u, "")
    .slice(0, WORDS_LENGTH_MAX);
}

function throttled({ providerId, secrets }: AnswerPlace, answer: VendorAnswer, untilMs: number): AppError {
  const words = createRedactor(secrets).text(vendorMessage(answer));
  return new AppError({
    kind: "quota",
    code: "vendor-throttled",
    message: `${providerId} takes no more requests until ${new Date(untilMs).toISOString()} (429): ${words}`,
    hint: "It is left alone until then.",
    details: { providerId, untilMs },
  });
}
