import { createRandom } from "../../core/random.ts";
import type { PackRow } from "../../model/pack.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import { PACK_FORMATS } from "../formats/pack-formats.ts";
import { inOrder } from "./idea-order.ts";
import { topicTest } from "./match-topic.ts";
import type { PackIdea } from "./pack-idea.ts";

/** What a pack holds for a format does not change while its rows do not. */
const known = new WeakMap<readonly PackRow[], Map<string, readonly PackIdea[]>>();

function ideasOf(library: TemplateLibrary, packId: string, formatId: string): readonly PackIdea[] {
  const loaded = library.pack(packId);
  const byFormat = known.get(loaded.rows) ?? new Map<string, readonly PackIdea[]>();
  known.set(loaded.rows, byFormat);
  const format = PACK_FORMATS.find((one) => one.id === formatId);
  const ideas = byFormat.get(formatId) ?? [...(format?.ideas(loaded, library) ?? [])];
  byFormat.set(formatId, ideas);
  return ideas;
}

/** All ideas of some packs and one format, pack by pack. */
export function* enumerateIdeas(
  library: TemplateLibrary,
  packIds: readonly string[],
  formatId: string,
): Iterable<PackIdea> {
  for (const packId of packIds) yield* ideasOf(library, packId, formatId);
}

/**
 * What a channel should take turns with, the wider turn first: pack and format, then also the way of telling. A concept's key
 * begins with them.
 */
export function turnsOf(conceptKey: string): [string, string] {
  const [packId, formatId, kind] = conceptKey.split("/");
  return [`${packId}/${formatId}`, `${packId}/${formatId}/${kind}`];
}

export interface PoolRequest {
  packIds: readonly string[];
  topic: string | undefined;
  seed: string;
}

/** Ideas still to be had, by turn, each turn in an order by seed. A pack is searched only when its turn comes. */
export class IdeaPool {
  private readonly library: TemplateLibrary;
  private readonly request: PoolRequest;
  private readonly packs = new Map<string, Map<string, PackIdea[]>>();
  private readonly orders = new Map<string, PackIdea[]>();
  private takenCount = 0;

  constructor(library: TemplateLibrary, request: PoolRequest) {
    this.library = library;
    this.request = request;
  }

  isEmpty(formatId: string): boolean {
    return this.request.packIds.every((packId) => this.kinds(packId, formatId).size === 0);
  }

  /** Ideas of a format: the pack that was used least for its size first, of it the way of telling that was used least for
   * its share. Taken ideas are gone. */
  *take(formatId: string, used: (turn: string) => number): Iterable<PackIdea> {
    const { packIds, seed } = this.request;
    const random = createRandom(`${seed}/${formatId}/turns/${this.takenCount}`);
    this.takenCount += 1;
    const shares = this.library.format(formatId).shares ?? {};
    const shareOf = (kind: string): number => shares[kind] ?? 1;
    const largest = Math.max(1, ...Object.values(shares));
    const inTurn = (
      names: readonly string[],
      usedOf: (name: string) => number,
      weight: (name: string) => number,
    ) =>
      names
        .map((name) => ({ name, worn: (usedOf(name) + random.next()) / weight(name) }))
        .toSorted((one, other) => one.worn - other.worn)
        .map(({ name }) => name);
    const waiting = inTurn(
      packIds,
      (packId) => used(`${packId}/${formatId}`),
      (packId) => this.sizeOf(packId),
    );
    const putOff = new Set<string>();
    for (let packId = waiting.shift(); packId !== undefined; packId = waiting.shift()) {
      const kinds = this.kinds(packId, formatId);
      const mean = [...kinds.keys()].reduce((sum, kind) => sum + shareOf(kind), 0) / Math.max(1, kinds.size);
      // A pack that can only be told in ways with a small share lets others go first, as often as its share is small.
      if (!putOff.has(packId) && random.next() * largest > mean) {
        putOff.add(packId);
        waiting.push(packId);
        continue;
      }
      const usedOf = (kind: string): number => used(`${packId}/${formatId}/${kind}`);
      for (const kind of inTurn([...kinds.keys()], usedOf, shareOf)) {
        const ideas = this.inOrder(packId, formatId, kind);
        for (let idea = ideas.pop(); idea; idea = ideas.pop()) yield idea;
      }
    }
  }

  /** A pack of nine rows is told out long before one of two hundred. */
  private sizeOf(packId: string): number {
    const { pack, rows } = this.library.pack(packId);
    return Math.sqrt(rows.length * pack.measures.length);
  }

  private kinds(packId: string, formatId: string): Map<string, PackIdea[]> {
    const place = `${packId}/${formatId}`;
    const found = this.packs.get(place);
    if (found) return found;
    const { topic } = this.request;
    const fits = topic === undefined ? () => true : topicTest(this.library.pack(packId), topic);
    const kinds = new Map<string, PackIdea[]>();
    for (const idea of ideasOf(this.library, packId, formatId)) {
      if (!fits(idea)) continue;
      const list = kinds.get(idea.kind);
      if (list) list.push(idea);
      else kinds.set(idea.kind, [idea]);
    }
    this.packs.set(place, kinds);
    return kinds;
  }

  /** A way of telling whose turn never comes is not put into an order. */
  private inOrder(packId: string, formatId: string, kind: string): PackIdea[] {
    const place = `${packId}/${formatId}/${kind}`;
    const found = this.orders.get(place);
    if (found) return found;
    const ideas = this.kinds(packId, formatId).get(kind) ?? [];
    const ordered = inOrder(this.library.pack(packId), ideas, `${this.request.seed}/${place}`);
    this.orders.set(place, ordered);
    return ordered;
  }
}
