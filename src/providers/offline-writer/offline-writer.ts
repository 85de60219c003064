import { AppError } from "../../core/app-error.ts";
import { loadHookWeights } from "../../ideas/hooks/hook-weights.ts";
import { type ComparableVideo, DuplicateGuard } from "../../ideas/near-duplicates/duplicate-guard.ts";
import { loadTablePhrases } from "../../ideas/sources/table-phrases.ts";
import { isTableConcept, proposeTableConcepts, writeUserTable } from "../../ideas/sources/user-table.ts";
import { isTextConcept, proposeTextConcepts, writeUserText } from "../../ideas/sources/user-text.ts";
import type { Brief } from "../../model/brief.ts";
import type { Concept } from "../../model/concept.ts";
import type { Script } from "../../model/script.ts";
import type { WordPictures } from "../../templates/open-templates.ts";
import type { ConceptRequest, Writer } from "../contracts/writer.ts";

/** Concepts computed from the built-in packs, as `ideas/packs` makes them. */
export interface PackIdeas {
  propose(request: ConceptRequest): Concept[];
  write(concept: Concept, request: ConceptRequest): Script;
}

export interface OfflineWriterParts {
  /** Absolute path of `templates/`. */
  templatesFolder: string;
  packs: PackIdeas;
  /** What is shown for the things that a text names. */
  wordPictures(): WordPictures;
}

/** How many more concepts than asked for a source is asked, so that repeats can be left out. */
const SPARE = 50;

/**
 * Writes without a model: from the user's text, from the user's table, from the packs. The user's own material comes
 * first; packs fill in when the brief names some or brings nothing else.
 */
export function createOfflineWriter(parts: OfflineWriterParts): Writer {
  const weights = () => loadHookWeights(parts.templatesFolder);
  const phrases = () => loadTablePhrases(parts.templatesFolder);
  const fromText = (brief: Brief, file: string): Concept[] =>
    proposeTextConcepts(
      {
        file,
        language: brief.language,
        targetDurationMs: brief.targetDurationMs,
        count: brief.count + SPARE,
      },
      weights(),
    );
  const fromTable = (brief: Brief, table: NonNullable<Brief["table"]>): Concept[] =>
    proposeTableConcepts(
      {
        file: table.file,
        label: table.label,
        measure: table.measure,
        time: table.time,
        language: brief.language,
        count: brief.count + SPARE,
        formatId: brief.format,
      },
      { phrases: phrases(), weights: weights() },
    );
  return {
    id: "offline-writer",
    isEmbedded: true,
    estimateUsdMicros: () => ({ concepts: 0, script: 0 }),
    proposeConcepts: async (request) => {
      const { brief, count } = request;
      const isOwnText = brief.textFile !== undefined && fitsFormat(brief, "explainer");
      const text = isOwnText && brief.textFile !== undefined ? fromText(brief, brief.textFile) : [];
      const table = brief.table === undefined ? [] : fromTable(brief, brief.table);
      const hasOwn = brief.textFile !== undefined || brief.table !== undefined;
      const own = takeNew(alternate(text, table), request, count);
      const wantsPacks = !hasOwn || brief.packs.length > 0 || brief.topic !== undefined;
      const packs = wantsPacks && own.length < count ? askPacks(parts.packs, request, own.length) : [];
      const concepts = [...own, ...packs];
      if (concepts.length === 0 && hasOwn) throw nothingNew(brief, text.length + table.length);
      return concepts;
    },
    writeScript: async (concept, request) => {
      if (isTextConcept(concept)) return writeUserText(concept, parts.wordPictures());
      if (isTableConcept(concept)) return writeUserTable(concept, phrases());
      return parts.packs.write(concept, request);
    },
  };
}

/** Whether the brief leaves room for a format; asking for another one with only a text is a mistake worth a word. */
function fitsFormat(brief: Brief, formatId: string): boolean {
  if (brief.format === undefined || brief.format === formatId) return true;
  if (brief.table !== undefined || brief.packs.length > 0) return false;
  throw new AppError({
    kind: "usage",
    code: "format-needs-other-source",
    message: `the format ${brief.format} cannot be made of a text; a text becomes an ${formatId}`,
    hint: "leave out --format, or give a table with --data",
  });
}

function askPacks(packs: PackIdeas, request: ConceptRequest, have: number): Concept[] {
  if (request.brief.format === "explainer") {
    throw new AppError({
      kind: "usage",
      code: "format-needs-other-source",
      message: "the format explainer is made of your own words",
      hint: "give it a text: --from notes.md",
    });
  }
  return packs.propose({ ...request, count: request.count - have });
}

/** One of each in turn, so that every source the user gave gets its share. */
function alternate<Item>(first: readonly Item[], second: readonly Item[]): Item[] {
  const length = Math.max(first.length, second.length);
  return Array.from({ length }, (_, index) => [first[index], second[index]])
    .flat()
    .filter((item) => item !== undefined);
}

/** The first concepts that repeat neither the history nor each other. A brief with its own seed knows no history. */
function takeNew(concepts: readonly Concept[], request: ConceptRequest, count: number): Concept[] {
  const guard = new DuplicateGuard<ComparableVideo>(request.brief.seed === undefined ? request.history : []);
  const taken: Concept[] = [];
  for (const concept of concepts) {
    const video = { conceptKey: concept.key, receiptKeys: concept.receiptKeys, text: "" };
    if (taken.length >= count || guard.findConcept(video)) continue;
    guard.add(video);
    taken.push(concept);
  }
  return taken;
}

function nothingNew(brief: Brief, found: number): AppError {
  const files = [brief.textFile, brief.table?.file].filter((file) => file !== undefined).join(" and ");
  if (found > 0) {
    return new AppError({
      kind: "usage",
      code: "source-already-used",
      message: `every video that ${files} holds has been made already`,
      hint: "change or add something, or give --seed to make it once more",
    });
  }
  return new AppError({
    kind: "usage",
    code: "format-needs-other-source",
    message: `${files} cannot become a ${brief.format ?? "video"}`,
    hint: "two rows make a versus, three or more a countdown, a column of years a race; or leave out --format",
  });
}
