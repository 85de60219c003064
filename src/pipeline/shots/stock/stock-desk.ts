import { z } from "zod";
import { type AppError, isAppError, withHint } from "../../../core/app-error.ts";
import type { Clock } from "../../../core/clock.ts";
import { StockClip, type StockLibrary } from "../../../providers/contracts/stock-library.ts";
import { readCache, writeCache } from "../../../store/repositories/vendor-cache.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { asJson } from "../../step-results.ts";

export interface DeskParts {
  store: StoreScope;
  clock: Clock;
  /** BCP 47, of the words. */
  language: string;
  signal: AbortSignal;
  warn: (message: string) => void;
}

/** Where one video's searches are asked: kept answers first, and nobody who wants to be left alone. */
export interface StockDesk {
  /** Clips for some words, best first; none too when the library is in trouble, which is warned of. */
  search(library: StockLibrary, words: string): Promise<StockClip[]>;
  /** Whether a library may be asked for anything more for this video. */
  isOpen(library: StockLibrary): boolean;
  /** Why a library was of no help when it was last asked; undefined: it was. */
  troubleOf(library: StockLibrary): LibraryTrouble | undefined;
  /** A file did not come. A library that fails again and again is asked no more for this video. */
  noteLostFile(library: StockLibrary): void;
}

export interface LibraryTrouble {
  message: string;
  /** Absent: it only wants to be left alone. */
  error?: AppError;
}

/** A search without an answer counts twice: one may be chance, two are not. */
const FAILURES_MAX = 4;
const SEARCH_WEIGHT = 2;

const QUIET = "quiet";
const Quiet = z.object({ untilMs: z.number() });
const Clips = z.array(StockClip);

export function openDesk(parts: DeskParts): StockDesk {
  const { store, clock, language, signal, warn } = parts;
  const failures = new Map<string, number>();
  const troubles = new Map<string, LibraryTrouble>();
  const count = (id: string, weight: number): void => void failures.set(id, (failures.get(id) ?? 0) + weight);
  const isOpen = ({ id }: StockLibrary): boolean => (failures.get(id) ?? 0) < FAILURES_MAX;
  const keep = async (
    providerId: string,
    key: string,
    value: z.infer<typeof Quiet | typeof Clips>,
    expiresAtMs: number,
  ): Promise<void> =>
    await writeCache(store, { providerId, key, value: asJson(value), expiresAtMs }, clock.nowMs());
  const beQuiet = async (id: string, untilMs: number): Promise<void> =>
    await keep(id, QUIET, { untilMs }, untilMs);

  const ask = async (library: StockLibrary, words: string): Promise<StockClip[] | undefined> => {
    try {
      const { clips, quietUntilMs } = await library.search({ words, language, signal });
      if (quietUntilMs !== undefined) await beQuiet(library.id, quietUntilMs);
      return clips;
    } catch (error) {
      if (!isFaultOfLibrary(error)) throw error;
      const { untilMs } = error.details;
      if (typeof untilMs === "number") await beQuiet(library.id, untilMs);
      const message = error.kind === "config" ? withHint(error) : error.message;
      warn(`${library.id} is of no help: ${message}`);
      troubles.set(library.id, { message, error });
      count(library.id, error.kind === "config" || error.kind === "quota" ? FAILURES_MAX : SEARCH_WEIGHT);
      return undefined;
    }
  };

  return {
    isOpen,
    troubleOf: ({ id }) => troubles.get(id),
    noteLostFile: ({ id }) => count(id, 1),
    async search(library, words) {
      if (!isOpen(library)) return [];
      const { id, terms } = library;
      const key = `search:${language}:${words.toLowerCase()}`;
      const kept = Clips.safeParse(await readCache(store, { providerId: id, key }, clock.nowMs()));
      if (kept.success) return kept.data;
      const quiet = Quiet.safeParse(await readCache(store, { providerId: id, key: QUIET }, clock.nowMs()));
      if (quiet.success) {
        count(id, FAILURES_MAX);
        const message = `it wants to be left alone until ${new Date(quiet.data.untilMs).toISOString()}`;
        warn(message.replace("it", id));
        troubles.set(id, { message });
        return [];
      }
      const clips = await ask(library, words);
      if (clips) troubles.delete(id);
      if (clips) await keep(id, key, clips, clock.nowMs() + terms.searchKeptMs);
      return clips ?? [];
    },
  };
}

const FAULTS: ReadonlySet<AppError["kind"]> = new Set(["transient", "refused", "quota"]);

/** What leaves the video to the next library: a key too, but no full disk. */
export function isFaultOfLibrary(error: unknown): error is AppError {
  if (!isAppError(error)) return false;
  return FAULTS.has(error.kind) || (error.kind === "config" && error.code.startsWith("vendor-"));
}
