import { AppError } from "../../core/app-error.ts";
import { createRandom } from "../../core/random.ts";
import type { Brief } from "../../model/brief.ts";
import type { Concept } from "../../model/concept.ts";
import type { Script } from "../../model/script.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import { PACK_FORMATS } from "../formats/pack-formats.ts";
import { loadHookWeights } from "../hooks/hook-weights.ts";
import { type ComparableVideo, DuplicateGuard } from "../near-duplicates/duplicate-guard.ts";
import { IdeaPool, turnsOf } from "./idea-pool.ts";
import { topicNearness } from "./match-topic.ts";
import { hooksFor } from "./pack-hooks.ts";
import { ideaKey, type PackDraft, PackIdea } from "./pack-idea.ts";

export interface PackRequest {
  brief: Brief;
  count: number;
  seed: string;
  /** Newest first; empty when the brief has a seed of its own. */
  history: readonly (ComparableVideo & { formatId: string })[];
}

/** Concepts computed from the packs of a template library; fits the offline writer. */
export function createPackIdeas(library: TemplateLibrary) {
  return {
    propose: (request: PackRequest): Concept[] => proposePackConcepts(library, request),
    write: (concept: Concept, request: Pick<PackRequest, "seed">): Script =>
      writePackScript(library, concept, request.seed),
  };
}

export function draftIdea(library: TemplateLibrary, idea: PackIdea, seed: string): PackDraft {
  const format = PACK_FORMATS.find((one) => one.id === idea.formatId);
  if (!format)
    throw new AppError({
      kind: "bug",
      code: "format-unknown",
      message: `no pack is told as ${idea.formatId}`,
    });
  const random = createRandom(`${seed}/${ideaKey(idea)}`);
  return format.draft({
    idea,
    loaded: library.pack(idea.packId),
    format: library.format(idea.formatId),
    random,
  });
}

/** One idea as a concept: drafted, its hooks scored, best first. */
export function conceptOf(library: TemplateLibrary, idea: PackIdea, seed: string): Concept {
  const draft = draftIdea(library, idea, seed);
  const format = library.format(idea.formatId);
  const { pack } = library.pack(idea.packId);
  const hooks = hooksFor(format, idea.kind, draft.slots, {
    weights: loadHookWeights(library.folder),
    random: createRandom(`${seed}/${ideaKey(idea)}/hook`),
  });
  return {
    key: ideaKey(idea),
    formatId: idea.formatId,
    title: draft.title,
    angle: format.description,
    hooks,
    whyItShouldWork: [`${format.title}: ${format.description}`, `Every number is from ${pack.source}`],
    predictedScore: hooks[0]?.score ?? 0,
    receiptKeys: draft.receiptKeys,
    recipe: { ...idea },
  };
}

/** Fewest videos first, so that all formats, packs and ways of telling get their turn. */
export function proposePackConcepts(library: TemplateLibrary, request: PackRequest): Concept[] {
  const { brief, count, seed, history } = request;
  const packIds = brief.packs.length > 0 ? brief.packs : library.packs().map(({ id }) => id);
  const pool = new IdeaPool(library, { packIds, topic: brief.topic, seed });
  const wanted = PACK_FORMATS.map(({ id }) => id).filter((id) => (brief.format ?? id) === id);
  const formatIds = createRandom(seed).shuffle(wanted);
  if (formatIds.every((id) => pool.isEmpty(id))) throw nothingFits(library, brief);
  const guard = new DuplicateGuard<ComparableVideo>(history);
  const usedFormats = countsOf(history.map((past) => past.formatId));
  const usedTurns = countsOf(history.flatMap((past) => turnsOf(past.conceptKey)));
  const chosen: Concept[] = [];
  while (chosen.length < count) {
    const order = formatIds.toSorted((a, b) => (usedFormats.get(a) ?? 0) - (usedFormats.get(b) ?? 0));
    const concept = firstNew(library, pool, { order, used: (turn) => usedTurns.get(turn) ?? 0, guard, seed });
    if (!concept) break;
    chosen.push(concept);
    addOne(usedFormats, concept.formatId);
    for (const turn of turnsOf(concept.key)) addOne(usedTurns, turn);
  }
  return chosen;
}

function firstNew(
  library: TemplateLibrary,
  pool: IdeaPool,
  search: { order: readonly string[]; used: (turn: string) => number; guard: DuplicateGuard; seed: string },
): Concept | undefined {
  for (const formatId of search.order) {
    for (const idea of pool.take(formatId, search.used)) {
      const { receiptKeys } = draftIdea(library, idea, search.seed);
      const video = { conceptKey: ideaKey(idea), receiptKeys, text: "" };
      if (search.guard.findConcept(video)) continue;
      search.guard.add(video);
      return conceptOf(library, idea, search.seed);
    }
  }
  return undefined;
}

function addOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) addOne(counts, name);
  return counts;
}

const NEAREST_PACKS = 3;

function nothingFits(library: TemplateLibrary, brief: Brief): AppError {
  const ids = library.packs().map(({ id }) => id);
  const topic = brief.topic ?? "";
  const near = ids
    .map((id) => ({ id, nearness: topicNearness(library.pack(id), topic) }))
    .filter(({ nearness }) => nearness > 0)
    .toSorted((a, b) => b.nearness - a.nearness)
    .slice(0, NEAREST_PACKS);
  const packs =
    near.length > 0
      ? `the nearest packs are ${near.map(({ id }) => id).join(", ")}`
      : `the packs are ${ids.join(", ")}`;
  return new AppError({
    kind: "config",
    code: "topic-unmatched",
    message:
      brief.topic === undefined
        ? `no pack can be told as ${brief.format ?? "a video"}`
        : brief.format === undefined
          ? `no pack can make a video about “${brief.topic}”`
          : `no pack can tell “${brief.topic}” as ${brief.format}`,
    hint: `a free topic needs a writer (a key), your text (--from) or your table (--data); ${packs}`,
  });
}

export function writePackScript(library: TemplateLibrary, concept: Concept, seed: string): Script {
  const draft = draftIdea(library, PackIdea.parse(concept.recipe), seed);
  return draft.write(concept.hooks[0]?.text ?? draft.title);
}
