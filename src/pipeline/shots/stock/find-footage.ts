import { allOrStop } from "../../../core/all-or-stop.ts";
import { createRandom } from "../../../core/random.ts";
import type { Beat, Script } from "../../../model/script.ts";
import type { Shot, ShotTry } from "../../../model/shot.ts";
import type { ShotAnswer, ShotRequest } from "../../../providers/contracts/shot-source.ts";
import type { StockLibrary } from "../../../providers/contracts/stock-library.ts";
import { type ClipTaking, clipName } from "./clip-claims.ts";
import { type FetchTools, fetchClip } from "./fetch-clip.ts";
import { type RankedClip, rankClips } from "./rank-clips.ts";
import { type Search, searchesFor } from "./search-words.ts";
import { stockShot } from "./stock-shot.ts";

export interface FootageTools extends Omit<FetchTools, "signal"> {
  /** In order of preference. */
  libraries: readonly StockLibrary[];
  taking: ClipTaking;
}

export interface FootageRequest extends ShotRequest {
  script: Pick<Script, "beats">;
}

/** Files that are brought of one search before it is given up. */
const TRIES_MAX = 3;

/** One beat's search for its clip: which words it still has to ask whom for. */
interface Hunt {
  beat: Beat;
  durationMs: number;
  stops: { library: StockLibrary; search: Search }[];
  /** What the present stop has found and nobody has tried; undefined: it was not asked. */
  found: RankedClip[] | undefined;
  tries: number;
  /** What was of no use until now. */
  tried: ShotTry[];
}

interface PickedClip {
  library: StockLibrary;
  ranked: RankedClip;
}

/**
 * Finds a clip for every beat that says what it shows: the same clips for the same seed and the same answers. Beats choose one
 * after the other, files are brought side by side, and whose file is of no use chooses again. Throws what a person has to
 * mend when it alone kept every library from being asked.
 */
export async function findFootage(request: FootageRequest, tools: FootageTools): Promise<ShotAnswer> {
  const shots = new Map<string, Shot>();
  const warnings: string[] = [];
  const hunts = request.beats.map((beat) => huntFor(beat, request, tools));
  const searched = new Set(hunts.filter(({ stops }) => stops.length > 0));
  let open: readonly Hunt[] = [...searched];
  while (open.length > 0) {
    const picks = await pickInTurn(open, request.seed, tools);
    const bring =
      ([hunt, { library, ranked }]: readonly [Hunt, PickedClip]) =>
      async (signal: AbortSignal) =>
        await fetchClip(library, ranked, hunt.durationMs, { ...tools, signal });
    const brought = await allOrStop(request.signal, [...picks].map(bring));
    const failed = [...picks].filter(([hunt, { library, ranked }], index) => {
      const { beat } = hunt;
      const clip = brought[index];
      if (clip !== undefined && typeof clip !== "string") {
        shots.set(beat.id, stockShot(beat, clip, ranked, library));
        return false;
      }
      warnings.push(`${beat.id}: clip ${ranked.clip.id} of ${library.id} is not used: ${clip}`);
      hunt.tried.push({ by: library.id, why: `clip ${ranked.clip.id} is not used: ${clip}` });
      return true;
    });
    open = failed.map(([hunt]) => hunt);
  }
  if (shots.size === 0 && searched.size > 0) throwIfToMend(tools);
  const bare = [...searched].filter(({ beat }) => !shots.has(beat.id)).map(({ beat }) => beat.id);
  if (bare.length > 0) warnings.push(`no footage was found for ${bare.join(", ")}, which is drawn instead`);
  const tried = [...searched].filter((hunt) => hunt.tried.length > 0);
  return { shots, warnings, tried: new Map(tried.map((hunt) => [hunt.beat.id, hunt.tried])) };
}

function throwIfToMend({ libraries, desk }: FootageTools): void {
  const errors = libraries.map((library) => desk.troubleOf(library)?.error);
  const [first] = errors;
  if (first && errors.every((error) => error?.kind === "config")) throw first;
}

function huntFor(
  beat: Beat,
  { script, durationMsByBeat }: FootageRequest,
  { libraries }: FootageTools,
): Hunt {
  const searches = searchesFor(beat, script);
  return {
    beat,
    durationMs: durationMsByBeat.get(beat.id) ?? beat.minDurationMs,
    // The right words in another library are better than other words in this one.
    stops: searches.flatMap((search) => libraries.map((library) => ({ library, search }))),
    found: undefined,
    tries: 0,
    tried: [],
  };
}

async function pickInTurn(
  hunts: readonly Hunt[],
  seed: string,
  tools: FootageTools,
): Promise<Map<Hunt, PickedClip>> {
  const picks = new Map<Hunt, PickedClip>();
  for (const hunt of hunts) {
    const pick = await pickFor(hunt, seed, tools);
    if (pick) picks.set(hunt, pick);
  }
  return picks;
}

async function pickFor(
  hunt: Hunt,
  seed: string,
  { desk, taking }: FootageTools,
): Promise<PickedClip | undefined> {
  for (let [stop] = hunt.stops; stop !== undefined; [stop] = hunt.stops) {
    const { library, search } = stop;
    hunt.found ??= rankClips(
      await desk.search(library, search.words),
      { ...search, durationMs: hunt.durationMs },
      createRandom(`${seed}/stock/${hunt.beat.id}`),
    );
    const canTry = desk.isOpen(library) && hunt.tries < TRIES_MAX;
    const ranked = canTry
      ? hunt.found.find(({ clip }) => !taking.isTaken(clipName(library.id, clip.id)))
      : undefined;
    if (ranked) {
      taking.take(clipName(library.id, ranked.clip.id));
      hunt.tries += 1;
      return { library, ranked };
    }
    hunt.stops.shift();
    if (hunt.tries === 0) hunt.tried.push({ by: library.id, why: whyNone(stop, desk) });
    hunt.found = undefined;
    hunt.tries = 0;
  }
  return undefined;
}

const whyNone = ({ library, search }: Hunt["stops"][number], desk: FootageTools["desk"]): string =>
  desk.troubleOf(library)?.message ?? `no clip that is free fits "${search.words}"`;
