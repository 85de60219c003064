import { AppError } from "../../core/app-error.ts";
import { createRandom, type Random } from "../../core/random.ts";
import type { Brief } from "../../model/brief.ts";
import type { Concept, HookCandidate } from "../../model/concept.ts";
import type { Format } from "../../model/format.ts";
import type { Script } from "../../model/script.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import { fillWords } from "../formats/beats.ts";
import { PACK_FORMATS } from "../formats/pack-formats.ts";
import { loadHookWeights } from "../hooks/hook-weights.ts";
import { chooseHooks } from "../hooks/score-hook.ts";
import { type ComparableVideo, DuplicateGuard } from "../near-duplicates/duplicate-guard.ts";
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

/** All ideas of some packs and formats, lazily. */
export function* enumerateIdeas(
  library: TemplateLibrary,
  packIds: readonly string[],
  formatId: string,
): Iterable<PackIdea> {
  const format = PACK_FORMATS.find((one) => one.id === formatId);
  for (const packId of packIds) if (format) yield* format.ideas(library.pack(packId), library);
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

/** A hook that says what the video is about tells more than the model, trained on headlines without pictures, can see. */
const SUBJECT_BONUS = 0.45;
/** The model's differences between near candidates are smaller than its error; a channel that always says the same tires. */
const VARIETY = 0.4;

function withVariety(scored: readonly HookCandidate[], format: Format, random: Random): HookCandidate[] {
  const templates = new Map(format.hooks.map(({ formula, text }) => [formula, text]));
  return scored
    .map((hook): HookCandidate => {
      const added = [
        ...(templates.get(hook.formula)?.includes("{")
          ? [{ name: "names-its-subject", contribution: SUBJECT_BONUS }]
          : []),
        { name: "variety", contribution: random.next() * VARIETY },
      ];
      const bonus = added.reduce((sum, part) => sum + part.contribution, 0);
      return { ...hook, score: hook.score + bonus, parts: [...hook.parts, ...added] };
    })
    .sort((a, b) => b.score - a.score);
}

function conceptOf(library: TemplateLibrary, idea: PackIdea, seed: string): Concept {
  const draft = draftIdea(library, idea, seed);
  const format = library.format(idea.formatId);
  const candidates = format.hooks.map(({ formula, text }) => ({
    formula,
    text: fillWords(text, draft.slots),
  }));
  const scored = chooseHooks(candidates, loadHookWeights(library.folder));
  const hooks = withVariety(scored, format, createRandom(`${seed}/${ideaKey(idea)}/hook`));
  return {
    key: ideaKey(idea),
    formatId: idea.formatId,
    title: draft.title,
    angle: format.description,
    hooks,
    whyItShouldWork: [`${format.title}: ${format.description}`],
    predictedScore: hooks[0]?.score ?? 0,
    receiptKeys: draft.receiptKeys,
    recipe: { ...idea },
  };
}

/** Fewest earlier videos first, so that all formats get their turn. */
function formatsInTurn(request: PackRequest): string[] {
  const wanted = request.brief.format;
  const used = (id: string): number => request.history.filter((past) => past.formatId === id).length;
  const ids = PACK_FORMATS.map(({ id }) => id).filter((id) => wanted === undefined || id === wanted);
  return createRandom(request.seed)
    .shuffle(ids)
    .toSorted((a, b) => used(a) - used(b));
}

const TRIES = 400;

export function proposePackConcepts(library: TemplateLibrary, request: PackRequest): Concept[] {
  const { brief, count, seed } = request;
  const packIds = brief.packs.length > 0 ? brief.packs : library.packs().map(({ id }) => id);
  const guard = new DuplicateGuard<ComparableVideo>(request.history);
  const queues = formatsInTurn(request).map((formatId) => {
    const all = [...enumerateIdeas(library, packIds, formatId)];
    const matching =
      brief.topic === undefined ? all : all.filter((idea) => fitsTopic(library, idea, brief.topic ?? ""));
    return createRandom(`${seed}/${formatId}`).shuffle(byPack(matching)).flat();
  });
  if (queues.every((queue) => queue.length === 0)) throw nothingFits(library, brief);
  const chosen: Concept[] = [];
  for (let turn = 0; turn < TRIES && chosen.length < count; turn += 1) {
    for (const queue of queues) {
      if (chosen.length >= count) break;
      const concept = takeNew(library, queue, guard, seed);
      if (concept) chosen.push(concept);
    }
  }
  return chosen;
}

/** Ideas pack by pack are interleaved, so that a large pack does not drown a small one. */
function byPack(ideas: readonly PackIdea[]): PackIdea[][] {
  return ideas.map((idea) => [idea]);
}

function takeNew(
  library: TemplateLibrary,
  queue: PackIdea[],
  guard: DuplicateGuard,
  seed: string,
): Concept | undefined {
  for (let idea = queue.shift(); idea; idea = queue.shift()) {
    const concept = conceptOf(library, idea, seed);
    const video = { conceptKey: concept.key, receiptKeys: concept.receiptKeys, text: "" };
    if (guard.findConcept(video)) continue;
    guard.add(video);
    return concept;
  }
  return undefined;
}

const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

function fitsTopic(library: TemplateLibrary, idea: PackIdea, topic: string): boolean {
  const { pack, rows } = library.pack(idea.packId);
  const wanted = wordsOf(topic);
  const measures = pack.measures
    .filter(({ field }) => idea.measures.includes(field))
    .map(({ title }) => title);
  const entities = rows.filter(({ id }) => idea.entities.includes(id)).map(({ name }) => name);
  return [pack.id, ...measures, ...Object.values(idea.where), ...entities].some((name) =>
    wanted.includes(wordsOf(name)),
  );
}

function nothingFits(library: TemplateLibrary, brief: Brief): AppError {
  const packs = library
    .packs()
    .map(({ id }) => id)
    .join(", ");
  return new AppError({
    kind: "config",
    code: "topic-unmatched",
    message:
      brief.topic === undefined
        ? `no pack can be told as ${brief.format ?? "a video"}`
        : `no pack knows anything about “${brief.topic}”`,
    hint: `a free topic needs a writer (a key), your text (--from) or your table (--data); the packs are ${packs}`,
  });
}

export function writePackScript(library: TemplateLibrary, concept: Concept, seed: string): Script {
  const draft = draftIdea(library, PackIdea.parse(concept.recipe), seed);
  return draft.write(concept.hooks[0]?.text ?? draft.title);
}
