import { createRandom } from "../../core/random.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import { PACK_FORMATS } from "../formats/pack-formats.ts";
import { topicTest } from "./match-topic.ts";
import type { PackIdea } from "./pack-idea.ts";

/** All ideas of some packs and formats, lazily. */
export function* enumerateIdeas(
  library: TemplateLibrary,
  packIds: readonly string[],
  formatId: string,
): Iterable<PackIdea> {
  const format = PACK_FORMATS.find((one) => one.id === formatId);
  for (const packId of packIds) if (format) yield* format.ideas(library.pack(packId), library);
}

/** Pack, format and way of telling: what a channel should take turns with. */
export const turnOf = (conceptKey: string): string => conceptKey.split("/").slice(0, 3).join("/");

export interface PoolRequest {
  packIds: readonly string[];
  topic: string | undefined;
  seed: string;
}

/** Ideas still to be had, by format and turn, each turn in an order by seed. A format is enumerated when first asked for. */
export class IdeaPool {
  private readonly library: TemplateLibrary;
  private readonly request: PoolRequest;
  private readonly formats = new Map<string, Map<string, PackIdea[]>>();

  constructor(library: TemplateLibrary, request: PoolRequest) {
    this.library = library;
    this.request = request;
  }

  isEmpty(formatId: string): boolean {
    return this.turns(formatId).size === 0;
  }

  /** Ideas of a format, a turn that was used least first. Taken ideas are gone. */
  *take(formatId: string, used: (turn: string) => number): Iterable<PackIdea> {
    const turns = this.turns(formatId);
    const order = createRandom(`${this.request.seed}/${formatId}/turns`)
      .shuffle([...turns.keys()])
      .toSorted((a, b) => used(a) - used(b));
    for (const turn of order) {
      const ideas = turns.get(turn) ?? [];
      for (let idea = ideas.pop(); idea; idea = ideas.pop()) yield idea;
    }
  }

  private turns(formatId: string): Map<string, PackIdea[]> {
    const known = this.formats.get(formatId);
    if (known) return known;
    const turns = new Map<string, PackIdea[]>();
    const { packIds, topic, seed } = this.request;
    for (const packId of packIds) {
      const fits = topic === undefined ? () => true : topicTest(this.library.pack(packId), topic);
      for (const idea of enumerateIdeas(this.library, [packId], formatId)) {
        if (!fits(idea)) continue;
        const turn = `${packId}/${formatId}/${idea.kind}`;
        const list = turns.get(turn);
        if (list) list.push(idea);
        else turns.set(turn, [idea]);
      }
    }
    for (const [turn, ideas] of turns) turns.set(turn, byMeasure(ideas, `${seed}/${turn}`));
    this.formats.set(formatId, turns);
    return turns;
  }
}

/** Ideas of one measure after the other in turn, so that the measure with the most pairs is not met most. */
function byMeasure(ideas: readonly PackIdea[], seed: string): PackIdea[] {
  const random = createRandom(seed);
  const groups = new Map<string, PackIdea[]>();
  for (const idea of random.shuffle(ideas)) {
    const key = idea.measures.join();
    const group = groups.get(key);
    if (group) group.push(idea);
    else groups.set(key, [idea]);
  }
  const order = random.shuffle([...groups.values()]);
  const longest = Math.max(0, ...order.map((group) => group.length));
  const turns = Array.from({ length: longest }, (_, index) => order.map((group) => group[index]));
  // Taken from the end.
  return turns
    .flat()
    .filter((idea) => idea !== undefined)
    .reverse();
}
