import { z } from "zod";

/** More is a film, not a shot. */
export const STOCK_FILE_BYTES_MAX = 160 * 1024 * 1024;

/** One rendition of a clip, an MP4. */
export const StockFile = z.object({
  url: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Absent: the library does not say. */
  byteCount: z.number().int().positive().optional(),
});
export type StockFile = z.infer<typeof StockFile>;

/** A clip as a library's search tells of it. */
export const StockClip = z.object({
  /** The library's own. */
  id: z.string().min(1),
  pageUrl: z.string(),
  author: z.string(),
  /** What the library says that it shows, in its own words. */
  about: z.string(),
  /** The library says that a model made it. */
  isAiGenerated: z.boolean(),
  /** Libraries count whole seconds: the file may be half a second shorter. */
  durationMs: z.number().int().min(0),
  files: z.array(StockFile),
});
export type StockClip = z.infer<typeof StockClip>;

/** What a library asks of those who use it. */
export interface StockTerms {
  /** Name and address of the licence of every clip. */
  licence: string;
  /** A search is not asked again within this time. */
  searchKeptMs: number;
  /** Whom a post thanks beside the authors: `Pexels (https://www.pexels.com)`. Absent: no credit is asked for. */
  creditTo?: string;
}

export interface StockQuery {
  words: string;
  /** BCP 47, of the words. */
  language: string;
  signal: AbortSignal;
}

export interface StockAnswer {
  /** Best first, as the library has them. */
  clips: StockClip[];
  /** The requests are used up: nothing may be asked before this moment. */
  quietUntilMs?: number;
}

export interface BroughtFile {
  sha256: string;
  byteCount: number;
  mediaType: string;
}

/**
 * Free footage to be searched by words. Register in `providers/registry.ts`. Both calls are read-only, send one request
 * each and repeat none.
 */
export interface StockLibrary {
  readonly id: string;
  readonly terms: StockTerms;
  /**
   * Upright clips first, where the library can ask for them. Throws quota `vendor-throttled` with `details.untilMs`, config
   * `vendor-key-refused`, or what the line says.
   */
  search(query: StockQuery): Promise<StockAnswer>;
  /** Brings a file to `target`, whole or not at all; throws as a download does. */
  bring(file: StockFile, target: string, signal: AbortSignal): Promise<BroughtFile>;
}
